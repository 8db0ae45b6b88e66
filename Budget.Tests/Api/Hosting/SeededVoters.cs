using Budget.Api.Security;

namespace Budget.Tests.Api.Hosting;

/// <summary>A roll with its codes, written straight into the database.</summary>
internal static class SeededVoters
{
    private const string AllLines = """[{"lines":["lin-by","lin-nord"]}]""";

    /// <summary>The row of the voter with a number.</summary>
    public static string EntryId(int number) => $"vot-{number}";

    /// <summary>Puts voters on the roll of a round who may vote on all its lines.</summary>
    /// <returns>A code for each.</returns>
    public static async Task<string[]> InsertVotersAsync(this RunningTown town, string roundId, int count)
    {
        var codes = Enumerable.Range(0, count).Select(_ => VotingCode.New()).ToArray();
        await town.Database.Write<object>(session =>
        {
            session.Run(
                "INSERT INTO code_batch (id, round_id, made_at, codes) VALUES ('cbt-seeded', @roundId, '', @count)",
                new { roundId, count });
            foreach (var (at, code) in codes.Index())
            {
                var (entry, hmac) = (EntryId(at), VotingCode.Kept(code, town.Keys.CodeKey));
                session.Run(
                    "INSERT INTO roll_entry (id, round_id, ref, lines) VALUES (@entry, @roundId, @entry, @AllLines)",
                    new { entry, roundId, AllLines });
                session.Run(
                    """
                    INSERT INTO voting_code (hmac, round_id, roll_entry_id, batch_id, state)
                    VALUES (@hmac, @roundId, @entry, 'cbt-seeded', 'live')
                    """,
                    new { hmac, roundId, entry });
            }

            return new object();
        });
        return [.. codes.Select(code => code.Printed)];
    }
}
