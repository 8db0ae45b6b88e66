using System.CommandLine;
using System.IO.Compression;
using Budget.Api.Results;
using Budget.Core.Pabulib;

namespace Budget.Api.Commands;

/// <summary>
/// <c>verify BUNDLE.zip|record.json</c>: whether a published result is what its rule makes of its ballots.
/// </summary>
internal static class VerifyCommand
{
    /// <summary>Something in the record does not hold.</summary>
    public const int Differs = 1;

    private const long MostBytes = 1 << 30;

    public static Command Create(Terminal terminal)
    {
        var command = new Command("verify", "Check a published result: its hash, its signature, and a recount.");
        var file = new Argument<string>("FILE")
        {
            Description = "The bundle of a round (.zip), or a record (record.json) with a folder ballots beside it.",
        };
        command.Add(file);
        command.SetAction(parsed => Verify(parsed.GetValue(file)!, terminal));
        return command;
    }

    private static int Verify(string file, Terminal terminal)
    {
        var (bytes, problem) = InputFile.ReadBytes(file, terminal);
        if (bytes is null)
        {
            terminal.Error.WriteLine($"{file}: {problem!.Detail}");
            return CommandLine.BadInput;
        }

        return bytes is [(byte)'P', (byte)'K', ..]
            ? VerifyBundle(file, bytes, terminal)
            : Verify(file, bytes, terminal, name => BesideOf(file, name));
    }

    private static int VerifyBundle(string file, byte[] bytes, Terminal terminal)
    {
        try
        {
            using var bundle = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (Unpack(bundle, "record.json") is { } record)
            {
                return Verify(file, record, terminal, name => Unpack(bundle, name));
            }

            terminal.Error.WriteLine($"{file}: There is no record.json in it.");
        }
        catch (InvalidDataException)
        {
            terminal.Error.WriteLine($"{file}: This is no readable zip file.");
        }

        return CommandLine.BadInput;
    }

    private static int Verify(string file, byte[] record, Terminal terminal, Func<string, byte[]?> ballotsOf)
    {
        var check = RecordCheck.Of(record);
        if (!check.IsRecord)
        {
            terminal.Error.WriteLine($"{file}: {check.Faults[0]}");
            terminal.Error.WriteLine($"{file}: expected the bundle of a round (.zip), or its record.json.");
            return CommandLine.BadInput;
        }

        var faults = check.Faults.ToList();
        var recounted = 0;
        foreach (var line in check.Lines)
        {
            var read = ballotsOf($"ballots/{line.Line}.pb");
            var found = read is null ? [] : Recount(line, read).ToArray();
            faults.AddRange(found);
            recounted += read is null ? 0 : 1;
            terminal.Out.WriteLine(read is null ? $"{line.Line}: not recounted, its ballots are not here"
                : found.Length > 0 ? $"{line.Line}: DIFFERS"
                : $"{line.Line}: recounted, the same {line.Allocation.Count} recommended");
        }

        faults.ForEach(fault => terminal.Error.WriteLine($"{file}: {fault}"));
        if (check.KeyHash is { } key)
        {
            terminal.Out.WriteLine($"signed with the key {key}");
        }

        terminal.Out.WriteLine(faults.Count > 0 ? "This result does NOT hold."
            : $"Hash and signature hold; {recounted} of {check.Lines.Count} lines were recounted.");
        return faults.Count > 0 ? Differs : 0;
    }

    private static IEnumerable<string> Recount(RecordedLine line, byte[] ballots) =>
        PabulibReader.TryRead(ballots, default, out var read, out var error)
            ? line.Faults(read.Election)
            : [$"{line.Line}: its ballots cannot be read: {error}."];

    // A line is called what the record says, and that must not lead out of the folder.
    private static byte[]? BesideOf(string file, string name)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "ballots");
        var path = Path.Combine(folder, Path.GetFileName(name));
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    private static byte[]? Unpack(ZipArchive bundle, string name)
    {
        if (bundle.GetEntry(name) is not { Length: <= MostBytes } entry)
        {
            return null;
        }

        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
