using System.CommandLine;
using Budget.Api.Allocations;
using Budget.Api.Problems;

namespace Budget.Api.Commands;

/// <summary>What every command takes: elections, how strictly they are read, and how it answers.</summary>
internal sealed class ElectionOptions
{
    private readonly Argument<string[]> _files;
    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Refuse rankings with equally good projects, which other programs do not read.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Answer with one line of JSON." };

    /// <param name="arity">How many files the command takes.</param>
    public ElectionOptions(ArgumentArity arity) => _files = new("FILE")
    {
        Arity = arity,
        Description = "An election in the Pabulib format (.pb); - is the standard input.",
    };

    public void AddTo(Command command)
    {
        command.Add(_files);
        command.Add(_json);
        command.Add(_strict);
    }

    /// <summary>Where and how the command answers.</summary>
    public Output Output(ParseResult parsed, Terminal terminal) => new(terminal, parsed.GetValue(_json));

    /// <summary>Does something with every file, whatever became of the others.</summary>
    /// <returns>The highest of what each answered.</returns>
    public int ForEach(ParseResult parsed, Func<string, bool, int> answer)
    {
        var highest = 0;
        foreach (var file in parsed.GetValue(_files)!)
        {
            highest = Math.Max(highest, answer(file, parsed.GetValue(_strict)));
        }

        return highest;
    }
}
