using System.Collections.Immutable;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules.Constraints;

namespace Budget.Tests.Reference;

/// <summary>A town's constraints as §8 defines them: who is out, asked anew every time.</summary>
internal sealed class SlowConstraints
{
    private readonly ImmutableArray<Constraint> _constraints;
    private readonly Electorate _electorate;

    public SlowConstraints(ImmutableArray<Constraint> constraints, Election election)
    {
        _constraints = constraints;
        Cast = election with { Profile = Without(election, constraints.OfType<Withdrawn>().ToArray()) };
        _electorate = Electorate.Of(Cast, null);
    }

    /// <summary>The election as if nobody had ever listed what is withdrawn.</summary>
    public Election Cast { get; }

    public bool IsOut(int project, IEnumerable<int> funded) => BarredBy(project, [.. funded]) is not null;

    /// <summary>The outcome, with every project that constraints put out behind what made it so.</summary>
    public Outcome Told(Outcome outcome, string rule)
    {
        var decisions = new List<Decision>();
        var funded = new List<int>();
        Tell(rule);
        foreach (var decision in outcome.Decisions)
        {
            decisions.Add(decision);
            if (decision is Funded purchase)
            {
                funded.Add(purchase.Project);
                Tell(purchase.By);
            }
        }

        return outcome with { Decisions = [.. decisions] };

        void Tell(string by)
        {
            foreach (var project in _electorate.Projects.Except(funded)
                .Except(decisions.OfType<Barred>().Select(barred => barred.Project)).ToArray())
            {
                if (BarredBy(project, funded) is { } at)
                {
                    decisions.Add(new Barred(by, project, at, [.. funded.Order().Where(other =>
                        _constraints[at] is Exclusive or Cap && Speaks(_constraints[at].Names!, other))]));
                }
            }
        }
    }

    /// <summary>Whether a constraint speaks of a project.</summary>
    public static bool Speaks(ProjectGroup group, Project project) => group.By switch
    {
        GroupBy.Projects => group.Names.Any(name => project.Id == new ProjectId(name)),
        GroupBy.Category => project.Categories.Any(category => category == group.Names[0]),
        GroupBy.Area => project.Area == group.Names[0],
        GroupBy.Proposer => project.Proposer == group.Names[0],
        _ => throw new ArgumentOutOfRangeException(nameof(group)),
    };

    private int? BarredBy(int project, IReadOnlyCollection<int> funded)
    {
        var barring = Enumerable.Range(0, _constraints.Length)
            .Where(at => Bars(_constraints[at], project, funded)).ToArray();
        return barring.Where(at => _constraints[at] is Withdrawn).Concat(barring).Select(at => (int?)at)
            .FirstOrDefault();
    }

    private bool Bars(Constraint constraint, int project, IReadOnlyCollection<int> funded)
    {
        bool Named(int other) => Speaks(constraint.Names!, other);
        return constraint switch
        {
            MinVotes few => _electorate.Votes[project] < few.Votes,
            MinShare { Of: ShareOf.Ballots } few => _electorate.Votes[project] < few.Share * _electorate.VoterCount,
            MinShare { Of: ShareOf.NonEmptyBallots } few => _electorate.Votes[project]
                < few.Share * _electorate.Sum(voter => voter.Lists.Contains(true), _ => Rational.One),
            MinShare { Of: ShareOf.Marks } few => _electorate.Votes[project]
                < few.Share * _electorate.Votes.Aggregate(Rational.Zero, Rational.Add),
            Withdrawn => Named(project),
            Earmark => false,
            Exclusive => Named(project) && funded.Any(Named),
            Cap cap => Named(project)
                && _electorate.CostOf(funded.Where(Named)) + _electorate.Cost[project] > cap.Amount,
            _ => throw new ArgumentOutOfRangeException(nameof(constraint)),
        };
    }

    private bool Speaks(ProjectGroup group, int project) => Speaks(group, _electorate.Instance.Projects[project]);

    // A ballot becomes the ballot its voter would have cast; rankings are cast again as tiers, best first.
    private static Profile Without(Election election, Withdrawn[] withdrawn)
    {
        var profile = election.Profile;
        var builder = new ProfileBuilder(profile.Kind, profile.ProjectCount, profile.PointDecimals);
        for (var group = 0; group < profile.GroupCount; group++)
        {
            var places = Enumerable.Range(0, profile.Listed(group).Length).ToList();
            foreach (var gone in withdrawn)
            {
                var listed = profile.Listed(group).ToArray();
                places.RemoveAll(at => Speaks(gone.Group, election.Instance.Projects[listed[at]]));
            }

            var projects = places.Select(at => profile.Listed(group)[at]).ToArray();
            var values = profile.Kind == BallotKind.Approval ? [] : places.Select(at => profile.Values(group)[at]);
            var weight = profile.Weights[group];
            switch (profile.Kind)
            {
                case BallotKind.Approval:
                    builder.AddApproval(projects, weight);
                    break;
                case BallotKind.Ranked:
                    builder.AddRanking(projects, [.. values.Select(rank => (int)rank)], weight);
                    break;
                default:
                    builder.AddPoints(projects, [.. values], weight);
                    break;
            }
        }

        return builder.Build();
    }
}
