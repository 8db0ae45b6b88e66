using Budget.Core.Elections;

namespace Budget.Tests.Elections;

public class ProjectIdTests
{
    [Test]
    public void Ids_stand_in_the_order_of_their_code_points()
    {
        string[] ordered =
        [
            "1", "10", "2", "B", "I", "P0028", "P028", "a", "aa", "i", "Å", "ı", "Ł",
            "\uE000", "\uFB01", "\uFFFF", "\U00010000", "\U0001F333",
        ];
        var ids = ordered.Select(id => new ProjectId(id)).ToArray();
        Assert.That(ids.Reverse().Order().Select(id => id.Value), Is.EqualTo(ordered));
    }

    [Test]
    public void A_surrogate_pair_stands_after_every_character_of_one_unit()
    {
        Assert.That(new ProjectId("\U00010000"), Is.GreaterThan(new ProjectId("\uFFFF")));
        Assert.That(new ProjectId("x\U0001F333y"), Is.GreaterThan(new ProjectId("x\uFB01z")));
        Assert.That(string.CompareOrdinal("\U00010000", "\uFFFF"), Is.Negative, "UTF-16 units would say otherwise");
    }

    [Test]
    public void Pairs_that_differ_in_their_second_half_are_ordered_too() =>
        Assert.That(new ProjectId("\U0001F333"), Is.LessThan(new ProjectId("\U0001F334")));

    [Test]
    public void An_id_that_another_begins_with_stands_first()
    {
        Assert.That(new ProjectId("coop"), Is.GreaterThan(new ProjectId("co")));
        Assert.That(new ProjectId("co") < new ProjectId("co\U0001F333") && new ProjectId("co") <= new ProjectId("co"));
    }

    [Test]
    public void An_id_is_not_empty()
    {
        Assert.That(() => new ProjectId(""), Throws.TypeOf<ArgumentException>());
        Assert.That(default(ProjectId).Value, Is.Empty);
    }
}
