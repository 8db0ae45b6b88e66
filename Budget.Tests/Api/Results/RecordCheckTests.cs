using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Budget.Api.Results;
using Budget.Core.Canonical;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Results;

[OnBothStores]
public sealed class RecordCheckTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Test]
    public async Task Hash_and_signature_of_a_record_recompute_from_its_text()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var text = await town.AsPublic().GetByteArrayAsync(SealedTown.Round + "/result/record");
        var check = RecordCheck.Of(text);
        Assert.That(check.Faults, Is.Empty);
        Assert.That(check.Lines.Select(line => line.Line), Is.EqualTo(new[] { "lin-by", "lin-nord" }));
        Assert.That(check.KeyHash, Is.EqualTo(Hash.Of(town.Keys.SigningKey.ExportSubjectPublicKeyInfo())));
        var root = JsonElement.Parse(text);
        Assert.That(
            root.GetProperty("hash").GetString(),
            Is.EqualTo(town.Database.Read(session => session.One<string>("SELECT hash FROM result"))));
    }

    [Test]
    public async Task A_record_that_somebody_laid_out_for_reading_still_holds()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var root = await town.PublicJsonAsync("/result/record");
        var pretty = JsonNode.Parse(root.GetRawText())!.ToJsonString(Indented);
        Assert.That(RecordCheck.Of(Encoding.UTF8.GetBytes(pretty)).Faults, Is.Empty);
    }

    [Test]
    public async Task Whatever_byte_of_a_record_is_flipped_it_is_found()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var text = await town.AsPublic().GetByteArrayAsync(SealedTown.Round + "/result/record");
        var missed = new List<int>();
        for (var at = 0; at < text.Length; at += 7)
        {
            text[at] ^= 1;
            if (RecordCheck.Of(text).Faults.Count == 0)
            {
                missed.Add(at);
            }

            text[at] ^= 1;
        }

        Assert.That(missed, Is.Empty);
    }

    [Test]
    public async Task A_record_with_another_allocation_and_its_own_hash_is_not_signed()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var record = JsonNode.Parse(await town.AsPublic().GetStringAsync(SealedTown.Round + "/result/record"))!;
        record["lines"]![0]!["allocation"] = new JsonArray();
        var found = RecordCheck.Of(Encoding.UTF8.GetBytes(record.ToJsonString())).Faults;
        record["hash"] = found[0].Split(' ')[3].TrimEnd(',');
        var forged = RecordCheck.Of(Encoding.UTF8.GetBytes(record.ToJsonString()));
        Assert.That(forged.Faults, Is.EqualTo(new[] { "The signature is not one of this record." }));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"hash":1,"signature":{},"engineVersion":"1.0.0","lines":[]}""")]
    [TestCase("""{"hash":"a","hash":"b"}""")]
    [TestCase(
        """{"a":1.5,"hash":"","signature":{"algorithm":"","publicKey":"","value":""},"engineVersion":"","lines":[]}""")]
    public void What_is_no_record_is_refused(string text) =>
        Assert.That(RecordCheck.Of(Encoding.UTF8.GetBytes(text)).Faults[0], Does.StartWith("This is no record"));
}
