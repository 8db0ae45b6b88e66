using System.Collections.Immutable;
using System.Numerics;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules;

/// <summary>
/// Funding a project puts its cost as a load on the shoulders of its supporters; the project that makes the heaviest
/// load lightest comes next, until the next one would cost more than there is, or as long as any fits.
/// (Sequential Phragmén; Brill, Freeman, Janson, Lackner 2017; for budgets: Los, Christoff, Grossi, IJCAI 2022.)
/// </summary>
public static class Phragmen
{
    public const string Name = "phragmen";

    /// <param name="ties">Who goes first among equals.</param>
    /// <param name="onMisfit">What happens when one of the next projects does not fit.</param>
    /// <param name="supportedOnly">Whether projects that no ballot lists are never funded.</param>
    /// <param name="cancellation">Looked at before each project that is weighed.</param>
    public static Rule With(
        TieOrder ties, OnMisfit onMisfit = OnMisfit.Stop, bool supportedOnly = false,
        CancellationToken cancellation = default) => (instance, profile) =>
    {
        var decisions = ImmutableArray.CreateBuilder<Decision>();
        var ranking = ties.On(instance, profile);
        var loads = new Loads(instance, profile, cancellation);
        var room = new Room(instance, Outcome.Empty);
        var waiting = Enumerable.Range(0, instance.Projects.Length).Where(project => !room.IsBarred(project)).ToList();
        decisions.AddRange(waiting.Where(IsTooDear).Select(PassedOver));
        waiting.RemoveAll(project => IsTooDear(project) || (supportedOnly && profile.Votes(project) == 0));
        while (waiting.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var tied = loads.Lightest(waiting);
            var misfits = tied.Where(project => !room.Fits(project)).ToArray();
            if (misfits.Length > 0 && onMisfit == OnMisfit.Skip)
            {
                decisions.AddRange(misfits.Select(PassedOver));
                waiting.RemoveAll(misfits.Contains);
                continue;
            }

            if (misfits.Length > 0)
            {
                var first = misfits.Order(Comparer<int>.Create(ranking.Compare)).First();
                decisions.Add(new Stopped(Name, first, [.. tied], instance.Projects[first].Cost, room.Left));
                break;
            }

            if (!ranking.TryChoose(tied, out var choice))
            {
                var refusal = new Refusal.TieUnresolved([.. tied]);
                return new Outcome { Decisions = decisions.ToImmutable(), Refusal = refusal };
            }

            room.Take(choice.Project);
            var load = loads.Put(choice.Project);
            decisions.Add(new Funded(Name, choice.Project, [.. tied], choice.By, new Measure.Load(load), room.Left));
            waiting.RemoveAll(project => project == choice.Project || room.IsBarred(project));
        }

        return new Outcome { Decisions = decisions.ToImmutable() };

        bool IsTooDear(int project) => instance.Projects[project].Cost > instance.BudgetLimit;

        Decision PassedOver(int project) => new Skipped(Name, project, instance.Projects[project].Cost, room.Left);
    };
}
