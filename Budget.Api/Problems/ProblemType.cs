using System.Reflection;

namespace Budget.Api.Problems;

/// <summary>
/// The one table of refusals: a code that never changes, the HTTP status, and a title in English and Danish.
/// </summary>
internal sealed record ProblemType(string Code, int Status, string English, string Danish)
{
    public static readonly ProblemType AlreadyDelivered = new(
        "already-delivered", 409, "It was delivered once and is not kept.",
        "Det er udleveret én gang og gemmes ikke.");

    public static readonly ProblemType WrongState = new(
        "wrong-state", 409, "The round is not in a state for this.", "Det kan ikke gøres i den fase, runden er i.");

    public static readonly ProblemType RuleLocked = new(
        "rule-locked", 409, "The round is locked.", "Runden er låst.");

    public static readonly ProblemType VotingClosed = new(
        "voting-closed", 409, "Voting is not open.", "Afstemningen er ikke åben.");

    public static readonly ProblemType CodeUnknown = new(
        "code-unknown", 401, "This voting code is not valid.", "Stemmekoden gælder ikke.");

    public static readonly ProblemType NotEligible = new(
        "not-eligible", 403, "The voter may not vote on this line.", "Vælgeren kan ikke stemme på denne linje.");

    public static readonly ProblemType OverBudget = new(
        "over-budget", 400, "The projects cost more than a ballot may.",
        "Projekterne koster mere, end der er plads til.");

    public static readonly ProblemType TooManyProjects = new(
        "too-many-projects", 400, "The ballot lists too many projects.", "Du har valgt for mange projekter.");

    public static readonly ProblemType TooFewProjects = new(
        "too-few-projects", 400, "The ballot lists too few projects.", "Du har valgt for få projekter.");

    public static readonly ProblemType UnknownProject = new(
        "unknown-project", 400, "There is no such project.", "Projektet findes ikke.");

    public static readonly ProblemType ProjectWithdrawn = new(
        "project-withdrawn", 400, "A project was withdrawn.", "Et projekt er trukket tilbage.");

    public static readonly ProblemType DuplicateProject = new(
        "duplicate-project", 400, "A project is chosen twice.", "Et projekt er valgt to gange.");

    public static readonly ProblemType DuplicateRank = new(
        "duplicate-rank", 400, "A project stands in the ranking twice.", "Et projekt står to gange i rækkefølgen.");

    public static readonly ProblemType RankGap = new(
        "rank-gap", 400, "A place in the ranking is empty.", "En plads i rækkefølgen er tom.");

    public static readonly ProblemType PointsExceeded = new(
        "points-exceeded", 400, "The ballot gives too many points.", "Du har givet for mange point.");

    public static readonly ProblemType FormOutdated = new(
        "form-outdated", 409, "The ballot form has changed.", "Stemmesedlen er ændret.");

    public static readonly ProblemType PreconditionRequired = new(
        "precondition-required", 428, "Say which version you change.", "Angiv hvilken udgave du ændrer.");

    public static readonly ProblemType VersionMismatch = new(
        "version-mismatch", 412, "Somebody else changed it first.", "En anden har ændret det først.");

    public static readonly ProblemType IdempotencyMismatch = new(
        "idempotency-mismatch", 422, "The key was used for another request.",
        "Nøglen er brugt til en anden forespørgsel.");

    public static readonly ProblemType IdempotencyInProgress = new(
        "idempotency-in-progress", 409, "The same request is at work already.",
        "Den samme forespørgsel er allerede i gang.");

    public static readonly ProblemType SecondPersonRequired = new(
        "second-person-required", 409, "Another person has to confirm this.", "En anden person skal bekræfte.");

    public static readonly ProblemType ResultNotPublished = new(
        "result-not-published", 409, "The result is not published.", "Resultatet er ikke offentliggjort.");

    public static readonly ProblemType CellSuppressed = new(
        "cell-suppressed", 409, "So few ballots are not published.", "Så få stemmer offentliggøres ikke.");

    public static readonly ProblemType ImportRowsInvalid = new(
        "import-rows-invalid", 400, "Some rows cannot be imported.", "Nogle rækker kan ikke indlæses.");

    public static readonly ProblemType LimitExceeded = new(
        "limit-exceeded", 409, "A limit was reached.", "En grænse er nået.");

    public static readonly ProblemType TooLarge = new(
        "limit-exceeded", 413, "The input is too large.", "Det indsendte fylder for meget.");

    public static readonly ProblemType TieUnresolved = new(
        "tie-unresolved", 409, "A tie is not resolved.", "En stemmelighed er ikke afgjort.");

    public static readonly ProblemType RuleUnsupportedBallots = new(
        "rule-unsupported-ballots", 400, "The rule asks what the ballots do not say.",
        "Reglen kræver noget, som stemmesedlerne ikke viser.");

    public static readonly ProblemType InvalidInput = new(
        "invalid-input", 400, "The input is not valid.", "Det indsendte kan ikke bruges.");

    public static readonly ProblemType UnsupportedMedia = new(
        "invalid-input", 415, "The content type is not accepted.", "Indholdstypen kan ikke bruges.");

    public static readonly ProblemType NotAcceptable = new(
        "invalid-input", 406, "There is no such format.", "Det format findes ikke.");

    public static readonly ProblemType NotFound = new(
        "not-found", 404, "There is nothing here.", "Her er ikke noget.");

    public static readonly ProblemType MethodNotAllowed = new(
        "not-found", 405, "This method is not offered here.", "Den metode findes ikke her.");

    public static readonly ProblemType Forbidden = new(
        "forbidden", 403, "You may not do this.", "Det har du ikke adgang til.");

    public static readonly ProblemType Unauthenticated = new(
        "unauthenticated", 401, "Say who you are.", "Fortæl hvem du er.");

    public static readonly ProblemType TooManyRequests = new(
        "too-many-requests", 429, "Too many requests.", "For mange forespørgsler.");

    public static readonly ProblemType Unavailable = new(
        "unavailable", 503, "Not available now; try again.", "Ikke tilgængelig lige nu; prøv igen.");

    /// <summary>A defect of ours; nothing a client sends may lead here.</summary>
    public static readonly ProblemType Defect = new(
        "defect", 500, "Something went wrong here.", "Der skete en fejl hos os.");

    /// <summary>Every row; a code that has several statuses stands in several.</summary>
    public static IEnumerable<ProblemType> All { get; } =
        [.. typeof(ProblemType).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<ProblemType>()];

    /// <summary>What the command line exits with: 2 for bad input, 3 for an unresolved tie, 4 for a limit.</summary>
    public int ExitCode => Code switch { "tie-unresolved" => 3, "limit-exceeded" => 4, _ => 2 };
}
