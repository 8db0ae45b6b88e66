using Budget.Api.Allocations;
using Budget.Api.Rules;
using Budget.Core.Elections;

namespace Budget.Tests.Api.Allocations;

/// <summary>Small elections under rules that are named as <c>compare</c> names them.</summary>
internal static class Calculated
{
    public static Calculation By(
        Election election, string rule, Func<RuleFlags, RuleFlags>? with = null, params int[] official)
    {
        var (errors, unused) = (new List<string>(), new List<string>());
        var flags = new RuleFlags().Named(rule);
        var set = (with is null ? flags : with(flags)).Read(errors, unused);
        Assert.That(errors.Concat(unused), Is.Empty);
        var names = election.Instance.Projects.Select(project => project.Id.Value);
        var subject = new NamedElection("town.pb", "A town", election, [.. names])
        {
            Official = official.Length == 0 ? null : [.. official],
        };
        return Calculation.Of(subject, set!, TimeProvider.System, null, CancellationToken.None);
    }

    /// <summary>The sentence of one project.</summary>
    public static string Reason(
        Election election, string rule, string project, Func<RuleFlags, RuleFlags>? with = null,
        Language language = Language.English) =>
        Reasons.Of(By(election, rule, with).Decided, language)[election.Instance.IndexOf(new ProjectId(project))];
}
