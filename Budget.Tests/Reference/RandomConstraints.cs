using System.Collections.Immutable;
using Budget.Core.Ballots;
using Budget.Core.Numbers;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;
using Budget.Tests.Properties;
using CsCheck;

namespace Budget.Tests.Reference;

/// <summary>Elections whose projects constraints can speak of, and constraints around any rule.</summary>
internal static class RandomConstraints
{
    private static readonly string[] Words = ["x", "y", "z"];

    /// <summary>A rule set of a sort, under one to four constraints, on an election of at most 6 projects.</summary>
    /// <param name="sets">The rule sets for ballots of a kind.</param>
    public static Gen<Case> Around(Func<BallotKind, Gen<RuleSet>> sets) =>
        from bare in RandomElections.Small
        from text in Described(bare)
        from set in sets(text.Kind)
        from constraints in Any(text).Array[1, 4]
        let several = set with { Constraints = [.. constraints] }
        where RuleSetFault.Of(several) is null
        select new Case(text, several);

    private static Gen<TextElection> Described(TextElection bare) =>
        from words in Gen.OneOf(
            "", " category=x", " category=y,x area=x", " category=y proposer=x", " area=y proposer=y",
            " category=z,x area=x proposer=y").Array[bare.Projects.Length]
        select bare with { Projects = [.. bare.Projects.Zip(words, (project, about) => project + about)] };

    private static Gen<Constraint> Earmarks(Gen<ProjectGroup> groups, Rational budget) =>
        from few in groups
        from part in Gen.Int[1, 6]
        from unspent in Gen.Enum<Unspent>()
        from again in Gen.Bool
        let amount = budget.Sign == 0 ? Rational.One : budget * new Rational(part, 10)
        select (Constraint)new Earmark(few, amount, unspent, again);

    private static Gen<Constraint> Any(TextElection text)
    {
        var ids = text.Projects.Select(line => line.Split(' ')[0]).ToArray();
        var listed = ids.Length < 2
            ? Gen.Const(new ProjectGroup(GroupBy.Projects, ["elsewhere", "nowhere"]))
            : Gen.Int[2, Math.Min(4, ids.Length)].SelectMany(count => Gen.Shuffle(ids, count))
                .Select(few => new ProjectGroup(GroupBy.Projects, [.. few]));
        var named =
            from how in Gen.OneOf(GroupBy.Category, GroupBy.Area, GroupBy.Proposer)
            from word in Gen.OneOf(Words)
            select new ProjectGroup(how, [word]);
        var group = Gen.OneOf(listed, named);
        var budget = Rational.TryParse(text.Budget, out var amount) ? amount : Rational.One;
        return Gen.OneOf<Constraint>(
            Gen.Long[1, 4].Select(votes => (Constraint)new MinVotes(votes)),
            Gen.Select(Gen.Enum<ShareOf>(), Gen.Int[1, 10], (of, tenths) =>
                (Constraint)new MinShare(of, new Rational(tenths, 20))),
            Gen.Select(Gen.OneOf(ids.Length == 0 ? ["none"] : ids), id =>
                (Constraint)new Withdrawn(new ProjectGroup(GroupBy.Projects, [id]))),
            group.Select(few => (Constraint)new Exclusive(few)),
            group.Select(few => (Constraint)new Exclusive(few)),
            Gen.Select(group, Gen.Int[0, 8], (few, part) => (Constraint)new Cap(few, budget * new Rational(part, 10))),
            Gen.Select(group, Gen.Int[1, 8], (few, part) => (Constraint)new Cap(few, budget * new Rational(part, 10))),
            Earmarks(group, budget),
            Earmarks(group, budget));
    }
}
