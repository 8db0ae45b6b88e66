using System.Collections.Concurrent;
using System.Text;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Tests.Api.Rounds;
using Budget.Tests.Architecture;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>
/// Who may do what, and when: every operation of the description, tried by every role in every state of a round, is as
/// the table says that was approved.
/// </summary>
public sealed class AccessMatrixTests
{
    // Each state takes a core for most of a minute.
    private const int StatesAtOnce = 2;

    private const string HowToApprove =
        "Who may do what has changed. When that is meant, run BUDGET_APPROVE=1 dotnet test --filter AccessMatrixTests, "
        + "look at the difference in AccessMatrix.txt, and commit it.";

    private static readonly string[] Roles = [WrittenTown.Public, .. Enum.GetNames<Role>()];

    private static string File => Repository.PathOf("Budget.Tests/Api/Hosting/Description/AccessMatrix.txt");

    [Test]
    public async Task Every_role_may_do_in_every_state_what_the_table_says()
    {
        var outcomes = new ConcurrentDictionary<(string Operation, RoundState State, string Role), string>();
        await Parallel.ForEachAsync(
            RoundInState.All, new ParallelOptions { MaxDegreeOfParallelism = StatesAtOnce }, async (state, _) =>
            {
                using var round = await RoundInState.MakeAsync(state);
                await TryAllAsync(
                    round, (operation, role, outcome) => outcomes[(operation, state, role)] = outcome);
            });

        Approval.Check(File, Written(outcomes), HowToApprove);
    }

    // Whatever changed something is tried by the next role in a town where it did not happen.
    private static async Task TryAllAsync(RoundInState round, Action<string, string, string> note)
    {
        await using var untouched = await RestorableTown.OpenAsync(round);
        foreach (var operation in Described.Approved.Operations)
        {
            foreach (var role in Roles)
            {
                var town = untouched.Town;
                using var answer = await town.Clients[role].SendAsync(town.Call(operation));
                note(operation.Id, role, await Outcome(answer));
                if (answer.IsSuccessStatusCode && operation.Method != "GET"
                    && Stored.Everything(town.Town) != untouched.Before)
                {
                    await untouched.RestoreAsync();
                }
            }
        }
    }

    private static async Task<string> Outcome(HttpResponseMessage answer) =>
        answer.IsSuccessStatusCode ? "yes" : (await answer.OutcomeAsync())[..3];

    // One line for an operation and a role; states with the same outcome stand together.
    private static string Written(
        IReadOnlyDictionary<(string Operation, RoundState State, string Role), string> outcomes)
    {
        var text = new StringBuilder(
            "# Every operation, by role and state of the round: yes, or the status of the refusal.\n"
            + "# BUDGET_APPROVE=1 dotnet test --filter AccessMatrixTests writes it anew.\n");
        foreach (var operation in outcomes.Keys.Select(key => key.Operation).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append('\n').Append(operation).Append('\n');
            foreach (var role in Roles)
            {
                var groups = RoundInState.All.GroupBy(state => outcomes[(operation, state, role)])
                    .Select(group => $"{group.Key}: {string.Join(' ', group).ToLowerInvariant()}").ToArray();
                text.Append("  ").Append(role.PadRight(14)).Append(groups.Length == 1
                    ? groups[0].Split(':')[0] : string.Join(" | ", groups)).Append('\n');
            }
        }

        return text.ToString();
    }
}
