using Budget.Core.Pabulib;
using CsCheck;

namespace Budget.Tests.Pabulib;

/// <summary>Small files with random damage: read and written without loss, or an error inside the file.</summary>
public sealed class MutatedPabulibTests
{
    // What decides how a file is read, so that damage often leads somewhere.
    private static readonly byte[][] Telling =
    [
        .. new[]
        {
            ";", ",", "\"", "\"\"", "\n", "\r", "\r\n", "{", "}", " ", "\t", "\0", "-", ".", "0", "9",
            "99999999999999999999", "META\n", "\nPROJECTS\n", "\nVOTES\n", "key;value\n", "budget;7\n",
            "vote_type;ordinal\n", "max_length;1\n", "park", "pool", "\uFEFF", "Ł", "😀", ";;", "\n1;park;1\n",
            "points", "votes", "score", "selected",
        }.Select(Small.Bytes),
        [0xFF], [0xC3], [0x80],
    ];

    private static readonly Gen<byte[]> Original =
        OneOf(Small.Approval, Small.Scoring, Small.Ordinal, Small.Rich).Select(Small.Bytes);

    private static readonly Gen<byte[]> Damaged = Gen.Select(
        Original,
        Gen.Select(Gen.Int[0, 4], Gen.Double.Unit, Gen.Double.Unit, OneOf(Telling)).Array[1, 4],
        (file, damage) => damage.Aggregate(file, Damage));

    private static readonly Gen<byte[]> Anything = Gen.OneOf(
        Gen.Byte.Array[0, 60],
        OneOf(Telling).Array[0, 30].Select(parts => parts.SelectMany(part => part).ToArray()));

    [Test]
    public void Any_damage_leads_to_an_election_or_to_an_error_inside_the_file() =>
        Damaged.Sample(bytes => { Reads(bytes); }, iter: 30_000);

    [Test]
    public void Any_bytes_lead_to_an_election_or_to_an_error_inside_the_file() =>
        Anything.Sample(bytes => { Reads(bytes); }, iter: 30_000);

    [Test]
    public void A_file_cut_off_anywhere_leads_to_an_election_or_to_an_error_inside_the_file()
    {
        var file = Small.Bytes(Small.Rich);
        var read = Enumerable.Range(0, file.Length).Count(length => Reads(file[..length]));
        Assert.That(read, Is.InRange(1, file.Length - 1));
    }

    private static Gen<T> OneOf<T>(params T[] those) => Gen.Int[0, those.Length - 1].Select(at => those[at]);

    private static byte[] Damage(byte[] file, (int Kind, double At, double Length, byte[] Bytes) damage)
    {
        var at = (int)(damage.At * file.Length);
        var length = Math.Min(file.Length - at, 1 + (int)(damage.Length * damage.Length * 60));
        return damage.Kind switch
        {
            0 => [.. file[..at], .. damage.Bytes, .. file[at..]],
            1 => [.. file[..at], .. damage.Bytes, .. file[(at + length)..]],
            2 => [.. file[..at], .. file[(at + length)..]],
            3 => [.. file[..(at + length)], .. file[at..]],
            _ => file[..at],
        };
    }

    private static bool Reads(byte[] bytes)
    {
        var lines = Lines(bytes);
        if (PabulibReader.TryRead(bytes, default, out var file, out var error))
        {
            RoundTrip.Check(file);
            Assert.That(PabulibFindings.Of(file).Select(finding => finding.Line), Is.All.InRange(1, lines.Length));
            return true;
        }

        Assert.That(error.Line, Is.InRange(1, lines.Length), error.Message);
        Assert.That(error.Column, Is.InRange(1, lines[error.Line - 1] + 1), error.Message);
        return false;
    }

    // How many bytes each line has: at least as many as code points.
    private static int[] Lines(byte[] bytes)
    {
        var breaks = bytes.Index().Where(unit => unit.Item == '\n').Select(unit => unit.Index);
        int[] starts = [0, .. breaks.Select(at => at + 1)];
        return [.. starts.Zip([.. starts.Skip(1), bytes.Length], (start, next) => next - start)];
    }
}
