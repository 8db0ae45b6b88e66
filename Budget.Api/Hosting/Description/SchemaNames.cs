using Budget.Api.Allocations;
using Budget.Api.Audit;
using Budget.Api.Ballots;
using Budget.Api.Problems;
using Budget.Api.Projects;
using Budget.Api.Results;
using Budget.Api.Rounds;
using Budget.Api.Rules;
using Budget.Api.Sandbox;
using Budget.Api.Security.Keys;
using Budget.Api.Voters;

namespace Budget.Api.Hosting.Description;

/// <summary>What types are called in the description: by the domain, and no two alike.</summary>
internal static class SchemaNames
{
    // Where the name in code says too little by itself, or too much.
    private static readonly Dictionary<Type, string> OfSetUp = new()
    {
        [typeof(ProblemAnswer.Details)] = "Problem",
        [typeof(ProblemAnswer.Place)] = "ProblemPlace",
        [typeof(ShownProblemType)] = "ProblemType",
        [typeof(ShownRound)] = "Round",
        [typeof(ShownTransition)] = "Transition",
        [typeof(AskTransition.Request)] = "TransitionWish",
        [typeof(DrawLot.Request)] = "LotDraw",
        [typeof(ReadReadiness.Shown)] = "Readiness",
        [typeof(ReadReadiness.Said)] = "ReadinessFinding",
        [typeof(RuleLock.Shown)] = "RuleLocks",
        [typeof(RuleSetShape)] = "RuleSet",
        [typeof(RuleSetShape.CompletionShape)] = "Completion",
        [typeof(RuleSetShape.ScoresShape)] = "Scores",
        [typeof(RuleSetShape.LotSourceShape)] = "LotSource",
        [typeof(ShownRule)] = "Rule",
        [typeof(AllocationDecision.PayersShape)] = "Payers",
        [typeof(DecideProject.Request)] = "ProjectDecision",
        [typeof(ImportProjects.Report)] = "ProjectImport",
        [typeof(ImportRoll.Report)] = "RollImport",
        [typeof(MakeCodeBatch.Request)] = "CodeBatchWish",
        [typeof(ExportCodes.Request)] = "CodeExport",
        [typeof(ExportCodes.Exported)] = "ExportedCodes",
        [typeof(RevokeCodes.Request)] = "CodeRevocation",
        [typeof(RevokeCodes.Revoked)] = "RevokedCodes",
        [typeof(ShowRollSummary.Summary)] = "RollSummary",
        [typeof(ShowRollSummary.Part)] = "RollSummaryPart",
    };

    private static readonly Dictionary<Type, string> OfVote = new()
    {
        [typeof(ShowBallotForm.Form)] = "BallotForm",
        [typeof(ShowBallotForm.Choice)] = "BallotFormChoice",
        [typeof(ShowBallotForm.Line)] = "BallotFormLine",
        [typeof(ShowBallotForm.Choosable)] = "BallotFormProject",
        [typeof(FormText)] = "BallotFormText",
        [typeof(CheckBallot.Checked)] = "CheckedBallot",
        [typeof(CheckBallot.Totals)] = "CheckedSection",
        [typeof(SentBallot)] = "Ballot",
        [typeof(Section)] = "BallotSection",
        [typeof(ShowTurnout.Turnout)] = "Turnout",
        [typeof(ShowTurnout.Period)] = "TurnoutPeriod",
        [typeof(ResultAnswer)] = "Result",
        [typeof(ResultAnswer.LineAnswer)] = "ResultLine",
        [typeof(ResultAnswer.ProjectAnswer)] = "ResultProject",
        [typeof(ResultAnswer.MostVotesAnswer)] = "ResultOfMostVotes",
        [typeof(GetComparisons.Comparisons)] = "Comparisons",
        [typeof(GetComparisons.Comparison)] = "Comparison",
        [typeof(GetComparisons.Compared)] = "ComparedOutcome",
        [typeof(GetExplanation.Explanation)] = "Explanation",
        [typeof(ListDecisions.Decisions)] = "CouncilDecisions",
        [typeof(RecordDecision.Request)] = "CouncilDecisionTerms",
        [typeof(RecordShape)] = "Record",
        [typeof(ListAuditEvents.Shown)] = "AuditEvent",
        [typeof(MakeSandboxRound.Request)] = "SandboxWish",
        [typeof(MakeSandboxRound.Made)] = "SandboxRound",
        [typeof(MakeSandboxRound.TestKeys)] = "SandboxKeys",
        [typeof(ShownKey)] = "Key",
    };

    /// <summary>
    /// <c>Round</c>, <c>ProjectPage</c> for a page of projects, <c>CreateThingRequest</c> for a record inside a use
    /// case.
    /// </summary>
    public static string Of(Type type)
    {
        if (OfSetUp.TryGetValue(type, out var name) || OfVote.TryGetValue(type, out name))
        {
            return name;
        }

        var own = type.Name.Split('`')[0];
        var named = type.DeclaringType is { } outer ? Of(outer) + own : own;
        return string.Concat(type.GetGenericArguments().Select(Of)) + named;
    }
}
