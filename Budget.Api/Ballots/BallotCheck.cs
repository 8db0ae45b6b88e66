using Budget.Api.Problems;
using Budget.Core.Ballots;

namespace Budget.Api.Ballots;

/// <summary>Whether a ballot may be cast: every reason against it at once, each with its place.</summary>
internal static class BallotCheck
{
    /// <summary>Null when nothing speaks against it.</summary>
    public static Problem? Refusal(BallotPaper paper, SentBallot ballot)
    {
        if (ballot.LockHash != paper.LockHash)
        {
            return new(ProblemType.FormOutdated, $"The form is {paper.LockHash}; read it again.");
        }

        if (ballot.Sections.Count == 0)
        {
            return Problem.InvalidInput("/sections", "expected at least one line");
        }

        var errors = new List<JsonError>();
        CheckRights(paper, ballot, errors);
        foreach (var (lineId, section) in ballot.Sections)
        {
            if (paper.Line(lineId) is { } line)
            {
                new SectionCheck(paper, line, errors).Run(section);
            }
        }

        return errors.Count > 0 ? Problem.InvalidInput(errors) : null;
    }

    private static void CheckRights(BallotPaper paper, SentBallot ballot, List<JsonError> errors)
    {
        foreach (var lineId in ballot.Sections.Keys.Where(id => !paper.Groups.Any(group => group.LineIds.Contains(id))))
        {
            errors.Add(new(PointerTo(lineId), "expected a line on which this voter may vote")
            {
                Type = ProblemType.NotEligible,
            });
        }

        foreach (var group in paper.Groups)
        {
            if (group.AtMost is { } most && group.LineIds.Count(ballot.Sections.ContainsKey) > most)
            {
                errors.Add(new("/sections", $"at most {most} of {string.Join(", ", group.LineIds)}")
                {
                    Type = ProblemType.NotEligible,
                });
            }
        }
    }

    private static string PointerTo(string lineId) => StrictJson.Below("/sections", lineId);
}

/// <summary>Holds one section of a ballot against the limits of its line.</summary>
internal sealed class SectionCheck(
    BallotPaper paper, Rounds.ManifestLine line, List<JsonError> errors)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private Int128 _costMinor;

    public void Run(Section section)
    {
        var kind = line.Limits.Kind;
        switch (section)
        {
            case { Approve: { } approved, Rank: null, Points: null } when kind == BallotKind.Approval:
                CheckEach(approved, "/approve");
                CheckWhole("/approve");
                break;
            case { Approve: null, Rank: { } tiers, Points: null } when kind == BallotKind.Ranked:
                CheckTiers(tiers);
                CheckWhole("/rank");
                break;
            case { Approve: null, Rank: null, Points: { } points } when kind.HasPoints():
                CheckPoints(points);
                CheckWhole("/points");
                break;
            default:
                Add("", ProblemType.InvalidInput, $"expected {Member(kind)} and nothing else");
                break;
        }
    }

    /// <summary>The member in which a ballot of a kind says its choices.</summary>
    public static string Member(BallotKind kind) => kind switch
    {
        BallotKind.Approval => "approve",
        BallotKind.Ranked => "rank",
        _ => "points",
    };

    private void CheckTiers(IReadOnlyList<IReadOnlyList<string>> tiers)
    {
        foreach (var (at, tier) in tiers.Index())
        {
            if (tier.Count == 0)
            {
                Add($"/rank/{at}", ProblemType.RankGap, "expected at least one project");
            }

            CheckEach(tier, $"/rank/{at}");
        }
    }

    private void CheckPoints(IReadOnlyDictionary<string, int> points)
    {
        var each = line.Limits.MaxPointsEach ?? line.Limits.MaxPoints ?? Lines.LineLimits.MostPoints;
        foreach (var (project, given) in points)
        {
            if (Fault(project) is var (type, message))
            {
                Add(StrictJson.Below("/points", project), type, message);
            }

            if (given < 1)
            {
                Add(
                    StrictJson.Below("/points", project), ProblemType.InvalidInput,
                    "expected at least 1 point, or that the project is left out");
            }
            else if (given > each)
            {
                Add(StrictJson.Below("/points", project), ProblemType.PointsExceeded, $"at most {each}");
            }
        }

        if (line.Limits.MaxPoints is { } most && points.Values.Sum(given => (long)given) > most)
        {
            Add("/points", ProblemType.PointsExceeded, $"at most {most} together");
        }
    }

    private void CheckEach(IEnumerable<string> projects, string place)
    {
        foreach (var (at, project) in projects.Index())
        {
            if (Fault(project) is var (type, message))
            {
                Add($"{place}/{at}", type, message);
            }
        }
    }

    private (ProblemType Type, string Message)? Fault(string id)
    {
        if (!_seen.Add(id))
        {
            return (
                line.Limits.Kind == BallotKind.Ranked ? ProblemType.DuplicateRank : ProblemType.DuplicateProject,
                "expected each project once");
        }

        if (paper.Project(id) is not { } project || project.LineId != line.Id)
        {
            return (ProblemType.UnknownProject, "expected a project of this line");
        }

        if (paper.Withdrawn.Contains(id))
        {
            return (ProblemType.ProjectWithdrawn, "this project was withdrawn");
        }

        _costMinor += project.PriceMinor;
        return null;
    }

    private void CheckWhole(string place)
    {
        var limits = line.Limits;
        if (limits.MaxProjects is { } most && _seen.Count > most)
        {
            Add(place, ProblemType.TooManyProjects, $"at most {most}");
        }

        // Where so many were withdrawn that the least cannot be met, all that are left are enough.
        var least = Math.Min(limits.MinProjects, Math.Max(1, paper.Choosable(line.Id)));
        if (_seen.Count < least)
        {
            Add(place, ProblemType.TooFewProjects, $"at least {least}");
        }

        if (limits.MaxCostMinor is { } mostMinor && _costMinor > mostMinor)
        {
            Add(place, ProblemType.OverBudget, $"at most {mostMinor} together");
        }
    }

    private void Add(string below, ProblemType type, string message) =>
        errors.Add(new(StrictJson.Below("/sections", line.Id) + below, message) { Type = type });
}
