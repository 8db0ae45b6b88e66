using System.Text;
using System.Text.Json;
using Budget.Core.Canonical;
using CsCheck;
using Hash = Budget.Core.Canonical.Hash;

namespace Budget.Tests.Canonical;

public class CanonicalJsonTests
{
    [TestCase("plain", "\"plain\"")]
    [TestCase("\"\\/", "\"\\\"\\\\/\"")]
    [TestCase("\b\t\n\f\r", "\"\\b\\t\\n\\f\\r\"")]
    [TestCase("\u0000\u001f\u007f", "\"\\u0000\\u001f\u007f\"")]
    [TestCase("Å ł \u2028 \U0001F333", "\"Å ł \u2028 \U0001F333\"")]
    public void Only_what_must_be_escaped_is_escaped(string text, string json) =>
        Assert.That(CanonicalJson.Of(text).ToString(), Is.EqualTo(json));

    [Test]
    public void Half_a_pair_of_surrogates_is_no_character()
    {
        var half = "\U0001F333"[..1];
        Assert.That(CanonicalJson.Of($"a{half}b").ToString(), Is.EqualTo("\"a\uFFFDb\""));
    }

    [Test]
    public void Any_text_is_read_back_by_another_reader() => Gen.String.Sample(text =>
    {
        var well = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return JsonSerializer.Deserialize<string>(CanonicalJson.Of(text).ToString()) == well;
    }, iter: 5_000);

    [Test]
    public void Members_stand_in_the_order_of_their_names_and_those_without_a_value_are_left_out() => Assert.That(
        CanonicalJson.ObjectOf(("b", 1), ("a", true), ("B", null), ("ab", "x"), ("\uFB01", false), ("\U0001F333", -3))
            .ToString(),
        Is.EqualTo("{\"a\":true,\"ab\":\"x\",\"b\":1,\"\U0001F333\":-3,\"\uFB01\":false}"),
        "RFC 8785 sorts by UTF-16 units");

    [Test]
    public void An_array_keeps_its_order() =>
        Assert.That(CanonicalJson.ArrayOf([2, "1", CanonicalJson.ArrayOf([])]).ToString(), Is.EqualTo("[2,\"1\",[]]"));

    [Test]
    public void Integers_that_other_programs_cannot_hold_are_refused()
    {
        Assert.That(CanonicalJson.Of((1L << 53) - 1).ToString(), Is.EqualTo("9007199254740991"));
        Assert.That(() => CanonicalJson.Of(1L << 53), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => CanonicalJson.Of(-(1L << 53)), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_hash_is_that_of_the_bytes_in_UTF_8() => Assert.That(
        Hash.Of("æ"), Is.EqualTo(Hash.Of((ReadOnlySpan<byte>)[0xC3, 0xA6])).And.EqualTo(
            "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([0xC3, 0xA6]))));
}
