using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Budget.Core.Canonical;

namespace Budget.Api.Results;

/// <summary>A record with its hash and its signature, over the canonical JSON without these two members.</summary>
/// <param name="Record">The canonical JSON.</param>
/// <param name="Hash">Its SHA-256.</param>
/// <param name="Signature">Canonical JSON: algorithm, public key and value.</param>
internal sealed record RecordSeal(string Record, string Hash, string Signature)
{
    public const string Algorithm = "ES256";

    public static RecordSeal Of(CanonicalJson record, ECDsa key)
    {
        var text = record.ToString();
        return new(text, Core.Canonical.Hash.Of(text), CanonicalJson.ObjectOf(
            ("algorithm", Algorithm),
            ("publicKey", Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())),
            ("value", Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256))))
            .ToString());
    }

    /// <summary>All of it as one object, canonical too.</summary>
    public string ToFile()
    {
        using var record = JsonDocument.Parse(Record);
        var members = record.RootElement.EnumerateObject().Select(member => (member.Name, member.Value.GetRawText()))
            .Append(("hash", CanonicalJson.Of(Hash).ToString()))
            .Append(("signature", Signature))
            .OrderBy(member => member.Item1, StringComparer.Ordinal);
        return $"{{{string.Join(',', members.Select(member => $"\"{member.Item1}\":{member.Item2}"))}}}";
    }
}
