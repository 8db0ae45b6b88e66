using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Results;
using MiniExcelLibs;

namespace Budget.Tests.Api.Exports;

[OnBothStores]
public sealed class ResultWorkbookTests
{
    [TestCase("da", new[] { "Projekter", "Trukket ud", "Linjer", "Om resultatet" }, "pris", "optalt")]
    [TestCase("en", new[] { "Projects", "Withdrawn", "Lines", "About the result" }, "price", "counted")]
    public async Task The_result_is_a_workbook_of_four_sheets_with_amounts_and_days(
        string language, string[] sheets, string price, string counted)
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        using var file = new MemoryStream(await town.AsPublic().GetByteArrayAsync(
            $"{SealedTown.Round}/exports/result.xlsx?language={language}"));
        Assert.That(file.GetSheetNames(), Is.EqualTo(sheets));
        var trees = file.Query(useHeaderRow: true, sheetName: sheets[0]).Cast<IDictionary<string, object>>()
            .Single(row => row["id"].Equals("prj-trees"));
        Assert.That(trees[price], Is.EqualTo(350.5));
        var about = file.Query(useHeaderRow: false, sheetName: sheets[3]).Cast<IDictionary<string, object>>()
            .ToDictionary(row => (string)row["A"], row => row["B"]);
        Assert.That(about[counted], Is.EqualTo(new DateTime(2026, 9, 21)));
    }

    [Test]
    public async Task What_was_withdrawn_stands_on_its_own_sheet_with_the_reason()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        await SupersedingTests.SupersedeAsync(town);
        using var file = new MemoryStream(
            await town.AsPublic().GetByteArrayAsync(SealedTown.Round + "/exports/result.xlsx?language=en"));
        var row = file.Query(useHeaderRow: true, sheetName: "Withdrawn").Cast<IDictionary<string, object>>().Single();
        Assert.That(row.Values, Is.EqualTo(new[] { "Nord", "prj-swings", "Gynger", "Gyngerne kan ikke stå der." }));
    }

    [Test]
    public async Task The_projects_are_the_same_table_as_text_and_as_a_workbook()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        using var file = new MemoryStream(
            await town.AsPublic().GetByteArrayAsync(SealedTown.Round + "/exports/projects.xlsx?language=da"));
        var header = file.Query(useHeaderRow: false, sheetName: "Projekter")
            .Cast<IDictionary<string, object>>().First();
        var text = await town.AsPublic().GetStringAsync(SealedTown.Round + "/exports/projects.csv");
        Assert.That(string.Join(';', header.Values), Is.EqualTo(text.TrimStart('\uFEFF').Split("\r\n")[0]));
    }
}
