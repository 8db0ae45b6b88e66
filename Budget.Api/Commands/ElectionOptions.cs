using System.CommandLine;
using System.CommandLine.Parsing;

namespace Budget.Api.Commands;

/// <summary>What every command takes: elections, how strictly they are read, and how it answers.</summary>
internal sealed class ElectionOptions
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "An election in the Pabulib format (.pb), or rankings from PrefLib (.soc, .soi, .toc, .toi); "
            + "- is the standard input, a .pb file.",
    };

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Refuse rankings with equally good projects, which other programs do not read.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Answer with one line of JSON." };

    private readonly Option<string> _budget = new("--budget")
    {
        HelpName = "AMOUNT",
        Description = "With PrefLib files, which know no money: how much there is.",
    };

    private readonly Option<string> _costs = new("--costs")
    {
        HelpName = "AMOUNTS",
        Description = "With PrefLib files: what each alternative costs, 60,40,25.50; by default 1 each.",
    };

    /// <summary>Adds what says what PrefLib files do not say.</summary>
    public void AddMoneyTo(Command command)
    {
        command.Add(_budget);
        command.Add(_costs);
    }

    /// <summary>Adds all the rest.</summary>
    public void AddTo(Command command)
    {
        _files.Validators.Add(RefuseOptions);
        command.Add(_files);
        command.Add(_json);
        command.Add(_strict);
    }

    /// <summary>Where and how the command answers.</summary>
    public Output Output(ParseResult parsed, Terminal terminal) => new(terminal, parsed.GetValue(_json));

    /// <summary>Does something with every file, whatever became of the others.</summary>
    /// <returns>The highest of what each answered.</returns>
    public int ForEach(ParseResult parsed, Terminal terminal, Func<string, HowToRead, int> answer)
    {
        var highest = 0;
        var how = new HowToRead(parsed.GetValue(_strict), Said(parsed, _budget), Said(parsed, _costs));
        try
        {
            foreach (var file in parsed.GetValue(_files)!)
            {
                highest = Math.Max(highest, answer(file, how));
            }
        }
        catch (IOException cause)
        {
            // What cannot be read is a refusal; so it is the answer that finds no room.
            terminal.Error.WriteLine($"The answer cannot be written: {cause.Message.TrimEnd('.')}.");
            return CommandLine.BadInput;
        }

        return highest;
    }

    private static string? Said(ParseResult parsed, Option<string> option) =>
        parsed.GetResult(option) is null ? null : parsed.GetValue(option);

    // An option that no command has would otherwise be taken for a file.
    private static void RefuseOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-') && token.Value != "-"))
        {
            result.AddError($"{token.Value}: there is no such option; a file of that name is ./{token.Value}.");
        }
    }
}
