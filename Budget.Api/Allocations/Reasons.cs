using System.Collections.Immutable;
using Budget.Core.Outcomes;

namespace Budget.Api.Allocations;

/// <summary>
/// Why each project won or lost, from the decisions alone and in words that a resident knows. Nothing is called funded:
/// a rule recommends, a council decides.
/// </summary>
internal static class Reasons
{
    /// <summary>What to tell people, by the places of the projects.</summary>
    public static ImmutableArray<string> Of(Decided decided, Language language) => language switch
    {
        Language.English => [.. Of(decided).Select(new InEnglish(decided.Election.Instance).Say)],
        Language.Danish => [.. Of(decided).Select(new InDanish(decided.Election.Instance).Say)],
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };

    /// <summary>The facts, by the places of the projects.</summary>
    public static ImmutableArray<Reason> Of(Decided decided) =>
    [
        .. Courses(decided.Outcome, decided.Names.Length).Select((course, project) => course.Won is null
            ? LosingReason.Of(decided, project, course)
            : WinningReason.Of(decided, course)),
    ];

    private static Course[] Courses(Outcome outcome, int projects)
    {
        var courses = new Course[projects];
        Array.Fill(courses, new Course());
        var winners = 0;
        foreach (var decision in outcome.Decisions)
        {
            ref var course = ref courses[decision.Project];
            course = decision switch
            {
                Funded funded => course with { Won = funded, Place = ++winners },
                Unaffordable unaffordable => course with { Broke = unaffordable, BrokeAfter = winners },
                Skipped skipped => course with { Skipped = skipped },
                Stopped stopped => course with { Stopped = stopped },
                Barred barred => course with { Barred = barred },
                Eliminated eliminated => course with { Eliminated = eliminated },
                _ => course,
            };
        }

        return courses;
    }
}

/// <summary>What the decisions say about one project; null where they say nothing.</summary>
internal sealed record Course
{
    public Funded? Won { get; init; }

    /// <summary>The place among the winners, from 1.</summary>
    public int Place { get; init; }

    public Unaffordable? Broke { get; init; }

    /// <summary>How many winners there were when its supporters ran out of money.</summary>
    public int BrokeAfter { get; init; }

    public Skipped? Skipped { get; init; }
    public Stopped? Stopped { get; init; }
    public Barred? Barred { get; init; }
    public Eliminated? Eliminated { get; init; }
}
