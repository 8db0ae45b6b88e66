using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Budget.Api.Hosting;
using Budget.Api.Rules;
using Budget.Core;
using Budget.Core.Canonical;
using Budget.Core.Elections;
using Budget.Core.Rules;

namespace Budget.Api.Results;

/// <summary>What a record is worth to somebody who trusts nobody: recomputed from its text alone.</summary>
/// <param name="Faults">What does not hold, in English; empty when all does.</param>
/// <param name="KeyHash">The hash of the key that signed it, to be compared with the one the town publishes.</param>
/// <param name="Lines">What it says of each line.</param>
internal sealed record RecordCheck(
    IReadOnlyList<string> Faults, string? KeyHash, IReadOnlyList<RecordedLine> Lines)
{
    /// <summary>Whether it is a record at all; when it is not, the one fault says what stands there instead.</summary>
    public bool IsRecord { get; private init; } = true;

    private static readonly JsonSerializerOptions Lenient =
        new(WireFormat.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>Checks hash and signature of a file that <see cref="RecordSeal.ToFile"/> wrote.</summary>
    public static RecordCheck Of(ReadOnlySpan<byte> json)
    {
        try
        {
            var root = JsonSerializer.Deserialize<JsonElement>(json, Lenient);
            return Of(Encoding.UTF8.GetBytes(WithoutSeal(root)), root.Deserialize<Written>(Lenient)!);
        }
        catch (Exception unread) when (unread is JsonException or InvalidOperationException)
        {
            return new(["This is no record."], null, []) { IsRecord = false };
        }
    }

    private static RecordCheck Of(byte[] record, Written written)
    {
        var faults = new List<string>();
        Expect(written.Hash == Hash.Of(record), $"The hash is {Hash.Of(record)}, and the record says {written.Hash}.");
        var key = KeyOf(written.Signature);
        Expect(key is not null && IsSigned(written.Signature, record), "The signature is not one of this record.");
        Expect(
            written.EngineVersion == Engine.Version,
            $"It was counted by engine {written.EngineVersion}, and this is {Engine.Version}.");
        return new(faults, key is null ? null : Hash.Of(key), written.Lines);

        void Expect(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add(fault);
            }
        }
    }

    private static string WithoutSeal(JsonElement root) => CanonicalJson.ObjectOf(root.EnumerateObject()
        .Where(member => member.Name is not ("hash" or "signature"))
        .Select(member => (member.Name, (CanonicalJson?)Canonical(member.Value)))).ToString();

    // However the file was laid out since, what was signed is its canonical form.
    private static CanonicalJson Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => CanonicalJson.Of(value.GetString()!),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetInt64(out var number) && Int128.Abs(number) < 1L << 53 =>
            CanonicalJson.Of(number),
        JsonValueKind.Array => CanonicalJson.ArrayOf(value.EnumerateArray().Select(Canonical)),
        JsonValueKind.Object => CanonicalJson.ObjectOf(value.EnumerateObject().Select(
            member => (member.Name, (CanonicalJson?)Canonical(member.Value)))),
        _ => throw new JsonException($"a record never says {value.GetRawText()}."),
    };

    private static byte[]? KeyOf(WrittenSignature signature)
    {
        var key = new byte[signature.PublicKey.Length];
        return Convert.TryFromBase64String(signature.PublicKey, key, out var length) ? key[..length] : null;
    }

    private static bool IsSigned(WrittenSignature signature, byte[] record)
    {
        var value = new byte[signature.Value.Length];
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(KeyOf(signature), out _);
            return signature.Algorithm == RecordSeal.Algorithm && key.KeySize == 256
                && Convert.TryFromBase64String(signature.Value, value, out var length)
                && key.VerifyData(record, value.AsSpan(0, length), HashAlgorithmName.SHA256);
        }
        catch (Exception cause) when (cause is CryptographicException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    private sealed record Written(
        string Hash, WrittenSignature Signature, string EngineVersion, IReadOnlyList<RecordedLine> Lines);

    private sealed record WrittenSignature(string Algorithm, string PublicKey, string Value);
}

/// <summary>What a record says of a line, as far as it can be recomputed from the line's ballots.</summary>
/// <param name="Line">The id of the line.</param>
/// <param name="Allocation">The recommended projects, in order.</param>
/// <param name="RuleSet">What decided.</param>
/// <param name="RuleSetHash">Its hash.</param>
/// <param name="Fingerprint">Of the ballots; null where they are not published.</param>
internal sealed record RecordedLine(
    string Line, IReadOnlyList<string> Allocation, JsonElement RuleSet, string RuleSetHash, string? Fingerprint = null)
{
    /// <summary>Counts the ballots again.</summary>
    /// <returns>What does not hold, in English; empty when all does.</returns>
    public IEnumerable<string> Faults(Election election)
    {
        var set = RuleSetReader.Read(Encoding.UTF8.GetBytes(RuleSet.GetRawText()), []);
        if (set is null || RuleSetJson.HashOf(set) != RuleSetHash)
        {
            return [$"{Line}: the rule set does not have the hash {RuleSetHash}."];
        }

        var fingerprint = Core.Elections.Fingerprint.Of(election);
        if (Fingerprint is not null && Fingerprint != fingerprint)
        {
            return [$"{Line}: the ballots have the fingerprint {fingerprint}, and the record says {Fingerprint}."];
        }

        var outcome = RuleBook.Bind(set)(election.Instance, election.Profile);
        var found = outcome.Allocation.Select(project => election.Instance.Projects[project].Id.Value).ToArray();
        return outcome.Refusal is null && found.SequenceEqual(Allocation) ? []
            : [$"{Line}: the rule recommends {List(found)}, and the record says {List(Allocation)}."];
    }

    private static string List(IReadOnlyList<string> ids) => ids.Count == 0 ? "nothing" : string.Join(", ", ids);
}
