using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Tests.Elections;

public class InstanceTests
{
    [Test]
    public void Projects_stand_in_the_order_of_their_ids_and_are_found_there()
    {
        var instance = new Instance(new Money(100), Named("b", "\U0001F333", "B", "a", "\uFB01", "10", "2"));
        string[] ordered = ["10", "2", "B", "a", "b", "\uFB01", "\U0001F333"];
        Assert.Multiple(() =>
        {
            Assert.That(instance.Projects.Select(project => project.Id.Value), Is.EqualTo(ordered));
            Assert.That(ordered.Select(id => instance.IndexOf(new ProjectId(id))), Is.EqualTo(Enumerable.Range(0, 7)));
            Assert.That(instance.IndexOf(new ProjectId("c")), Is.Negative);
        });
    }

    [Test]
    public void Amounts_are_written_in_currency_units()
    {
        var instance = new Instance(new Money(2853461), [], decimals: 2);
        Assert.Multiple(() =>
        {
            Assert.That(instance.Format(2853461), Is.EqualTo("28534.61"));
            Assert.That(instance.Format((Int128)long.MaxValue * 100), Is.EqualTo("9223372036854775807"));
            Assert.That(instance.InCurrency(new Rational(1, 3)), Is.EqualTo(new Rational(1, 300)));
        });
    }

    [Test]
    public void What_is_no_instance_is_refused()
    {
        Assert.That(() => new Instance(new Money(1), Named("a", "b", "a")), Throws.TypeOf<ArgumentException>());
        Assert.That(() => new Instance(new Money(-1), []), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new Instance(new Money(1), [], decimals: 19), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new Project(new ProjectId("a"), new Money(-1)), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new Project(default, new Money(1)), Throws.TypeOf<ArgumentException>());
    }

    private static IEnumerable<Project> Named(params string[] ids) =>
        ids.Select(id => new Project(new ProjectId(id), new Money(1)));
}
