using System.Text;
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
    private const string HowToApprove =
        "Who may do what has changed. When that is meant, run BUDGET_APPROVE=1 dotnet test --filter AccessMatrixTests, "
        + "look at the difference in AccessMatrix.txt, and commit it.";

    private static readonly string[] Roles = [WrittenTown.Public, .. Enum.GetNames<Role>()];

    private static string File => Repository.PathOf("Budget.Tests/Api/Hosting/Description/AccessMatrix.txt");

    [Test]
    public async Task Every_role_may_do_in_every_state_what_the_table_says()
    {
        var rows = Described.Approved.Operations.ToDictionary(
            operation => operation.Id, _ => new Dictionary<(string State, string Role), string>());
        foreach (var state in RoundInState.All)
        {
            using var round = await RoundInState.MakeAsync(state);
            await TryAllAsync(round, (operation, role, outcome) => rows[operation][(state.ToString(), role)] = outcome);
        }

        Approval.Check(File, Written(rows), HowToApprove);
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
    private static string Written(Dictionary<string, Dictionary<(string State, string Role), string>> rows)
    {
        var text = new StringBuilder(
            "# Every operation, by role and state of the round: yes, or the status of the refusal.\n"
            + "# BUDGET_APPROVE=1 dotnet test --filter AccessMatrixTests writes it anew.\n");
        foreach (var (operation, outcomes) in rows.OrderBy(row => row.Key, StringComparer.Ordinal))
        {
            text.Append('\n').Append(operation).Append('\n');
            foreach (var role in Roles)
            {
                var groups = RoundInState.All.GroupBy(state => outcomes[(state.ToString(), role)])
                    .Select(group => $"{group.Key}: {string.Join(' ', group).ToLowerInvariant()}").ToArray();
                text.Append("  ").Append(role.PadRight(14)).Append(groups.Length == 1
                    ? groups[0].Split(':')[0] : string.Join(" | ", groups)).Append('\n');
            }
        }

        return text.ToString();
    }
}
