using Budget.Api.Problems;
using Budget.Core.Ballots;
using Budget.Core.Elections;

namespace Budget.Api.Allocations;

/// <summary>
/// Reads ballots from strict JSON, all of one kind: <c>{"approve": ["park"]}</c>, <c>{"rank": [["park"], ["pool"]]}</c>
/// or <c>{"points": {"park": 3}}</c>, each with a <c>weight</c> where several voters cast the same.
/// </summary>
/// <param name="places">For each id of a project its place in the instance.</param>
internal sealed class BallotReader(Dictionary<string, int> places)
{
    /// <summary>As many voters as there are people in the largest countries.</summary>
    public const long MaxVoters = 1_000_000_000;

    /// <summary>More than any ballot gives.</summary>
    public const long MaxPoints = 1_000_000_000;

    private static readonly Words<BallotKind> Kinds = new(
        ("approve", BallotKind.Approval), ("rank", BallotKind.Ranked), ("points", BallotKind.Scoring));

    private static readonly string[] Members = [.. Kinds.All, "weight"];

    private ProfileBuilder? _profile;
    private string? _member;
    private long _voters;

    /// <summary>All ballots; an election without any is one of approvals.</summary>
    public Profile Read(JsonPlace ballots)
    {
        foreach (var ballot in ballots.Each())
        {
            if (ballot.IsObject(Members) && MemberOf(ballot) is { } member)
            {
                Add(ballot, ballot.Member(member)!);
            }
        }

        return (_profile ?? new ProfileBuilder(BallotKind.Approval, places.Count)).Build();
    }

    // The first ballot says what all of them have to be.
    private string? MemberOf(JsonPlace ballot)
    {
        string[] said = [.. Kinds.All.Where(member => ballot.Says(member))];
        if (said.Length != 1)
        {
            return ballot.Expected<string>($"one of {Kinds.Expected}");
        }

        _member ??= said[0];
        _profile ??= new ProfileBuilder(Kinds.TryGet(_member, out var kind) ? kind : default, places.Count);
        return said[0] == _member ? _member : ballot.Expected<string>($"{_member}, as on the ballots before");
    }

    private void Add(JsonPlace ballot, JsonPlace choices)
    {
        var weight = ballot.Member("weight") is { } said ? said.Whole(1, MaxVoters) : 1;
        _voters += weight ?? 0;
        if (_voters > MaxVoters)
        {
            ballot.Wrong<object>(ProblemType.TooLarge, $"expected at most {MaxVoters} voters in all");
            (_voters, weight) = (0, null);
        }

        switch (_member)
        {
            case "approve":
                _profile!.AddApproval(Listed(choices.Each()), weight ?? 1);
                break;
            case "rank":
                AddRanking(choices, weight ?? 1);
                break;
            default:
                AddPoints(choices, weight ?? 1);
                break;
        }
    }

    private void AddRanking(JsonPlace tiers, long weight)
    {
        var (projects, tierOf, seen) = (new List<int>(), new List<int>(), new HashSet<int>());
        foreach (var (at, tier) in tiers.Each().Index())
        {
            var before = projects.Count;
            projects.AddRange(Listed(tier.Each(), seen));
            if (tier.Elements() is { Count: 0 })
            {
                tier.Wrong<object>(ProblemType.RankGap, "expected at least one project in each tier");
            }

            tierOf.AddRange(Enumerable.Repeat(at, projects.Count - before));
        }

        _profile!.AddRanking([.. projects], [.. tierOf], weight);
    }

    private void AddPoints(JsonPlace given, long weight)
    {
        var (projects, points) = (new List<int>(), new List<long>());
        foreach (var (name, place) in given.Members())
        {
            if (PlaceOf(name, place) is { } project && place.Whole(0, MaxPoints) is { } number)
            {
                projects.Add(project);
                points.Add(number);
            }
        }

        _profile!.AddPoints([.. projects], [.. points], weight);
    }

    private int[] Listed(IEnumerable<JsonPlace> elements, HashSet<int>? seen = null)
    {
        // Tiers of a ranking share what was seen; approvals stand alone.
        var doubled = seen is null ? ProblemType.DuplicateProject : ProblemType.DuplicateRank;
        seen ??= [];
        var listed = new List<int>();
        foreach (var element in elements)
        {
            if (element.Text() is { } id && PlaceOf(id, element) is { } project)
            {
                listed.Add(project);
                if (!seen.Add(project))
                {
                    element.Wrong<object>(doubled, "expected each project once");
                }
            }
        }

        return [.. listed];
    }

    private int? PlaceOf(string id, JsonPlace place) => places.TryGetValue(id, out var project)
        ? project
        : place.Wrong<int?>(ProblemType.UnknownProject, "expected the id of one of the projects");
}
