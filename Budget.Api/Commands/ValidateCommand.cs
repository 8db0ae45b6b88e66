using System.CommandLine;
using Budget.Api.Allocations;
using Budget.Core.Canonical;
using Budget.Core.Elections;
using Budget.Core.Pabulib;

namespace Budget.Api.Commands;

/// <summary><c>validate FILE...</c>: whether elections can be read, and what in them is odd.</summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("validate", "Say whether elections can be read, and what in them is odd.");
        var elections = new ElectionOptions();
        elections.AddTo(command);
        command.SetAction(parsed => elections.ForEach(
            parsed, terminal, (file, how) => Validate(file, how.Strict, elections.Output(parsed, terminal))));
        return command;
    }

    private static int Validate(string file, bool strict, Output output)
    {
        using var progress = new Progress(output.Terminal, file);
        var (read, problem) = InputFile.ReadPabulib(file, strict, output.Terminal);
        if (read is null)
        {
            return output.Refuse(file, problem!);
        }

        var subject = NamedElection.Of(file, read);
        var findings = PabulibFindings.Of(read);
        foreach (var line in output.Json ? [Line(subject, findings)] : Sentences(subject, findings))
        {
            output.Terminal.Out.WriteLine(line);
        }

        return 0;
    }

    private static IEnumerable<string> Sentences(NamedElection subject, IReadOnlyList<PabulibFinding> findings) =>
    [
        $"{ForPeople.Name(subject.File)}: {ForPeople.Name(subject.Title)}: {subject.Size}: "
            + (findings.Count == 0 ? "no findings" : ForPeople.Plural(findings.Count, "finding")),
        .. findings.Select(finding => $"{ForPeople.Name(subject.File)}: {ForPeople.Name(finding.ToString())}"),
    ];

    private static string Line(NamedElection subject, IReadOnlyList<PabulibFinding> findings)
    {
        var (instance, profile) = (subject.Election.Instance, subject.Election.Profile);
        return AllocationLine.Join(subject.File, CanonicalJson.ObjectOf(
            ("instance", subject.Title),
            ("fingerprint", Fingerprint.Of(subject.Election)),
            ("budget", instance.Format(instance.BudgetLimit.MinorUnits)),
            ("projects", instance.Projects.Length),
            ("ballots", profile.VoterCount),
            ("ballotKind", profile.Kind.ToString().ToLowerInvariant()),
            ("findings", CanonicalJson.ArrayOf(findings.Select(Json)))));
    }

    private static CanonicalJson Json(PabulibFinding finding) => CanonicalJson.ObjectOf(
        ("code", finding.Code), ("line", finding.Line), ("message", finding.Message));
}
