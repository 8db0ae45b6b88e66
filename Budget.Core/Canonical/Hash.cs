using System.Security.Cryptography;
using System.Text;

namespace Budget.Core.Canonical;

/// <summary>SHA-256, written as <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
public static class Hash
{
    public static string Of(string canonicalText) => Of(Encoding.UTF8.GetBytes(canonicalText));

    public static string Of(ReadOnlySpan<byte> bytes) => Write(SHA256.HashData(bytes));

    internal static string Write(ReadOnlySpan<byte> digest) => $"sha256:{Convert.ToHexStringLower(digest)}";
}
