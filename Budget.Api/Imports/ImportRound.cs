using System.Collections.Immutable;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Storage;

namespace Budget.Api.Imports;

/// <summary>What a file must agree with: the round into which it is imported.</summary>
/// <param name="Currency">ISO 4217; one with two decimals.</param>
/// <param name="Lines">In the order in which the round shows them; ids are unique.</param>
internal sealed record ImportRound(string Currency, ImmutableArray<ImportLine> Lines)
{
    /// <summary>Areas that rows may name.</summary>
    public ImmutableArray<Titled> Areas { get; init; } = [];

    public static ImportRound Read(Session session, Round round) => new(
        round.Settings.Currency, [.. session.All<ImportLine>(
            """
            SELECT id, title, amount_minor - reserve_minor AS availableMinor
            FROM line WHERE round_id = @Id ORDER BY id
            """,
            new { round.Id })])
    {
        Areas =
        [
            .. session.All<Titled>("SELECT id, title FROM area WHERE round_id = @Id ORDER BY id", new { round.Id }),
        ],
    };

    /// <summary>
    /// Why rows that were read for this round may not be stored in it: a file is read before the transaction that
    /// stores it, so that a large one keeps nobody waiting, and what its rows name may be gone by then.
    /// </summary>
    /// <param name="now">The round inside that transaction.</param>
    public Problem? Outdated(ImportRound now) =>
        Currency == now.Currency && Lines.SequenceEqual(now.Lines) && Areas.SequenceEqual(now.Areas)
            ? null
            : new(ProblemType.Unavailable, "The lines or areas changed while the file was read; send it again.");
}

/// <summary>A line of the round.</summary>
/// <param name="Id">Server-made, such as <c>lin-nord</c>.</param>
/// <param name="Title">What staff call it; two lines may be called the same.</param>
/// <param name="AvailableMinor">Its amount less its reserve.</param>
internal sealed record ImportLine(string Id, string Title, long AvailableMinor);
