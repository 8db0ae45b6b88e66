using Budget.Api.Allocations;
using Budget.Api.Problems;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Api.Commands;

/// <summary>What a command says: a line of JSON for each answer, or something to read.</summary>
/// <param name="Terminal">Where it says it.</param>
/// <param name="Json">Whether it says it in JSON.</param>
internal sealed record Output(Terminal Terminal, bool Json)
{
    /// <summary>Whether what the file itself calls selected stands beside what a rule recommends.</summary>
    public bool Official { get; init; }

    /// <summary>Says what is wrong with the command line: on the error output, no file is to blame.</summary>
    /// <returns>Whether anything is wrong.</returns>
    public bool Refuse(IReadOnlyList<string> errors)
    {
        foreach (var error in errors)
        {
            Terminal.Error.WriteLine(error);
        }

        return errors.Count > 0;
    }

    /// <summary>Says why a file gets no answer.</summary>
    /// <returns>What the process exits with.</returns>
    public int Refuse(string file, Problem problem)
    {
        if (Json)
        {
            Terminal.Out.WriteLine(AllocationLine.Of(file, problem));
        }
        else
        {
            var place = problem.Line is null ? "" : $" line {problem.Line}, column {problem.Column}:";
            Terminal.Error.WriteLine($"{ForPeople.Name(file)}:{place} {ForPeople.Name(problem.Detail)}");
        }

        return problem.ExitCode;
    }

    /// <summary>Says on the error output when what voters said decides nothing.</summary>
    public void NoteUnasked(NamedElection subject, IEnumerable<RuleSet> sets)
    {
        if (UnaskedBallots.Of(subject.Election.Profile.Kind, sets) is { } note)
        {
            Terminal.Error.WriteLine($"{ForPeople.Name(subject.File)}: {note}.");
        }
    }

    /// <summary>Says what a rule recommends. Of all refusals only a step limit leaves one worth a look.</summary>
    /// <returns>What the process exits with.</returns>
    public int Say(Calculation calculation)
    {
        if (Json)
        {
            Terminal.Out.WriteLine(AllocationLine.Of(calculation, Official));
            return calculation.Problem?.ExitCode ?? 0;
        }

        if (calculation.Outcome.Refusal is null or Refusal.StepLimitReached)
        {
            Terminal.Show(AllocationReport.Of(calculation, Official, Terminal.Width));
        }

        return calculation.Problem is { } problem ? Refuse(calculation.Subject.File, problem) : 0;
    }

    /// <summary>Says what several rules recommend for one election.</summary>
    /// <returns>What the process exits with.</returns>
    public int Say(IReadOnlyList<Calculation> calculations)
    {
        if (Json)
        {
            foreach (var calculation in calculations)
            {
                Terminal.Out.WriteLine(AllocationLine.Of(calculation, Official, calculation.Name));
            }
        }
        else
        {
            Terminal.Show(ComparisonReport.Of(calculations, Official));
            foreach (var calculation in calculations.Where(one => one.Problem is not null))
            {
                Refuse($"{calculation.Subject.File}, {calculation.Name}", calculation.Problem!);
            }
        }

        return calculations.Max(calculation => calculation.Problem?.ExitCode ?? 0);
    }
}
