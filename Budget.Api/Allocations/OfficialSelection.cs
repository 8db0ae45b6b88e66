namespace Budget.Api.Allocations;

/// <summary>What a file itself calls selected, beside what a rule recommends; ids, ascending.</summary>
/// <param name="Selected">What the file calls selected.</param>
/// <param name="OnlyHere">What only the rule recommends.</param>
/// <param name="OnlyOfficial">What only the file calls selected.</param>
internal sealed record OfficialSelection(string[] Selected, string[] OnlyHere, string[] OnlyOfficial)
{
    /// <summary>What stands beside a project: whether the file itself calls it selected.</summary>
    public static string Mark(NamedElection subject, int project) =>
        subject.Official?.Contains(project) == true ? "selected" : "";

    public bool Differs => OnlyHere.Length + OnlyOfficial.Length > 0;

    /// <summary>The comparison, or null when the file does not say what was selected.</summary>
    public static OfficialSelection? Beside(Calculation calculation)
    {
        if (calculation.Subject.Official is not { } official)
        {
            return null;
        }

        var here = calculation.Outcome.Allocation.Order().ToArray();
        return new(Ids(official), Ids(here.Except(official)), Ids(official.Except(here)));

        string[] Ids(IEnumerable<int> projects) => [.. projects.Select(calculation.Subject.IdOf)];
    }
}
