using Budget.Core.Numbers;

namespace Budget.Tests.Numbers;

public class MoneyTests
{
    [Test]
    public void Money_adds_and_compares_by_its_smallest_unit()
    {
        var (small, large) = (new Money(150), new Money(151));
        Assert.Multiple(() =>
        {
            Assert.That(small + large, Is.EqualTo(new Money(301)));
            Assert.That(small - large, Is.EqualTo(new Money(-1)));
            Assert.That(small < large && large > small && small <= large && large >= small);
            Assert.That(small.CompareTo(large), Is.Negative);
            Assert.That(Money.Zero, Is.EqualTo(default(Money)));
        });
    }

    [Test]
    public void Money_never_wraps_around()
    {
        Assert.That(() => new Money(long.MaxValue) + new Money(1), Throws.TypeOf<OverflowException>());
        Assert.That(() => new Money(long.MinValue) - new Money(1), Throws.TypeOf<OverflowException>());
    }
}
