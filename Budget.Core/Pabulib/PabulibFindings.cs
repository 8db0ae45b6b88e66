namespace Budget.Core.Pabulib;

/// <summary>What a file says of itself that a recount does not confirm, and the limits that it breaks.</summary>
public static class PabulibFindings
{
    /// <summary>The findings: first doubts about the whole, then META, PROJECTS and the ballots.</summary>
    public static IReadOnlyList<PabulibFinding> Of(PabulibFile file)
    {
        var findings = Doubts(file);
        foreach (var key in LimitKeys.All)
        {
            CheckReadable(file, key, LimitKeys.IsReadable, findings);
        }

        if (file.Meta["default_score"] is { } score && score.AsSpan().ContainsAnyExcept("0.,"))
        {
            Add("default-score-unused", file, "default_score",
                $"default_score is {score}, but projects that a ballot does not list get no points here.", findings);
        }

        ProjectFindings.Add(file, findings);
        findings.AddRange(new BallotFindings(file).Find());
        return findings;
    }

    /// <summary>
    /// The first of them: those that make it doubtful whether the file is whole, or its amounts are what was meant.
    /// They cost no look at the ballots.
    /// </summary>
    public static List<PabulibFinding> Doubts(PabulibFile file)
    {
        var findings = new List<PabulibFinding>();
        CheckCount(file, "num_projects", file.Projects.RowCount, "project-count-differs", findings);
        CheckCount(file, "num_votes", file.Votes.RowCount, "voter-count-differs", findings);
        findings.AddRange(AmountFindings.Of(file));
        return findings;
    }

    private static void CheckCount(
        PabulibFile file, string key, int counted, string code, List<PabulibFinding> findings)
    {
        CheckReadable(file, key, (_, value) => LimitKeys.Whole(value) is not null, findings);
        if (LimitKeys.Whole(file.Meta[key]) is { } said && said != counted)
        {
            Add(code, file, key, $"{key} is {said}, but there are {counted}.", findings);
        }
    }

    private static void CheckReadable(
        PabulibFile file, string key, Func<string, string, bool> isReadable, List<PabulibFinding> findings)
    {
        if (file.Meta[key] is { } value && !isReadable(key, value))
        {
            Add("unreadable-number", file, key, $"{key} is '{value}', which is no number and not checked.", findings);
        }
    }

    private static void Add(string code, PabulibFile file, string key, string message, List<PabulibFinding> findings) =>
        findings.Add(new PabulibFinding(code, file.LineOfEntry(file.Meta.IndexOf(key)), message));
}
