using System.Collections.Immutable;
using Budget.Core.Pabulib;

namespace Budget.Api.Problems;

/// <summary>
/// Why something got no answer: a row of the table of refusals, and a sentence for who has to mend it.
/// </summary>
internal sealed record Problem
{
    public Problem(ProblemType type, string detail) => (Type, Detail) = (type, detail);

    public ProblemType Type { get; }

    public string Code => Type.Code;

    /// <summary>What the command line exits with; of several files the highest.</summary>
    public int ExitCode => Type.ExitCode;

    public string Detail { get; }

    /// <summary>Where in a text file, from 1; null where no line is to blame.</summary>
    public int? Line { get; init; }

    /// <summary>Where in that line, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>Every place in a JSON file that is to blame.</summary>
    public ImmutableArray<JsonError> Errors { get; private init; } = [];

    /// <summary>The ids of the tied projects, ascending.</summary>
    public ImmutableArray<string> Tied { get; private init; } = [];

    /// <summary>The step at which a limit was reached.</summary>
    public long? Step { get; private init; }

    /// <summary>The state of the round that does not allow it; null where no state is to blame.</summary>
    public string? State { get; init; }

    /// <summary>What people can do in that state to move the round on.</summary>
    public ImmutableArray<NextMove> Next { get; init; } = [];

    /// <summary>The input is not what it has to be.</summary>
    public static Problem InvalidInput(string detail) => new(ProblemType.InvalidInput, detail);

    /// <summary>A <c>.pb</c> file is not what it has to be.</summary>
    public static Problem InvalidInput(PabulibError error) =>
        InvalidInput(error.Message) with { Line = error.Line, Column = error.Column };

    /// <summary>A JSON text is not what it has to be.</summary>
    /// <param name="errors">At least one; of very many only the first are told.</param>
    public static Problem InvalidInput(IReadOnlyList<JsonError> errors)
    {
        var told = Told(errors);
        return new(errors[0].Type, string.Join(' ', told.Select(error => $"{error}."))) { Errors = told };
    }

    private static ImmutableArray<JsonError> Told(IReadOnlyList<JsonError> errors) =>
        errors.Count <= StrictJson.MaxErrors ? [.. errors]
        : [.. errors.Take(StrictJson.MaxErrors), new("", $"{errors.Count - StrictJson.MaxErrors} more are not told")];

    /// <summary>One member of a JSON text is not what it has to be.</summary>
    public static Problem InvalidInput(string pointer, string message) => InvalidInput([new(pointer, message)]);

    /// <summary>The state does not allow it, for reasons that each have a code of their own.</summary>
    public static Problem WrongState(string detail, IEnumerable<JsonError> reasons) =>
        new(ProblemType.WrongState, detail) { Errors = [.. reasons] };

    /// <summary>The rule asks what the ballots do not say.</summary>
    public static Problem RuleUnsupportedBallots(string detail) => new(ProblemType.RuleUnsupportedBallots, detail);

    /// <summary>Nothing in the tie order separates the first ones.</summary>
    public static Problem TieUnresolved(string detail, ImmutableArray<string> tied) =>
        new(ProblemType.TieUnresolved, detail) { Tied = tied };

    /// <summary>The rule would have gone on.</summary>
    public static Problem LimitExceeded(string detail, long step) =>
        new(ProblemType.LimitExceeded, detail) { Step = step };
}

/// <summary>A way on from the state a round is in.</summary>
/// <param name="Act">What it does.</param>
/// <param name="To">The state it leads to.</param>
/// <param name="NeedsReason">Whether a reason goes with it.</param>
internal sealed record NextMove(string Act, string To, bool NeedsReason);

/// <summary>What is wrong at one place of a JSON text.</summary>
/// <param name="Pointer">The place as a JSON Pointer (RFC 6901); empty for the whole text.</param>
/// <param name="Message">What was expected there.</param>
internal sealed record JsonError(string Pointer, string Message)
{
    /// <summary>What kind of refusal this place alone would be.</summary>
    public ProblemType Type { get; init; } = ProblemType.InvalidInput;

    /// <summary>Where the text stops being JSON, from 1; null where it is JSON.</summary>
    public int? Line { get; init; }

    /// <summary>Where in that line, in bytes, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>The error in one sentence, without its full stop.</summary>
    public override string ToString()
    {
        var place = Line is null ? Pointer : $"line {Line}, column {Column}";
        return $"{place}{(place.Length == 0 ? "" : ": ")}{Message.TrimEnd('.')}";
    }
}
