using Budget.Api.Security;

namespace Budget.Tests.Api.Security;

public sealed class PeopleTests
{
    [TestCase("anna@town.example", " Anna@Town.Example ")]
    [TestCase("Anna Lind", "anna\u00a0 lind")]
    [TestCase("Søren Ågård", "SØREN A\u030aGA\u030aRD")]
    [TestCase("https://login.example#123", "HTTPS://LOGIN.example#123")]
    public void However_a_name_is_typed_it_is_one_person(string one, string other)
    {
        Assert.That(People.Named(one), Is.EqualTo(People.Named(other)));
        Assert.That(People.Doubt(one, other), Does.StartWith("Whoever asked"));
    }

    [TestCase("anna@town.example", "bent@town.example")]
    [TestCase("https://login.example#1", "https://login.example#2")]
    public void Two_names_of_one_kind_are_two_people(string one, string other) =>
        Assert.That(People.Doubt(one, other), Is.Null);

    [Test]
    public void A_name_of_a_key_and_one_of_a_token_may_be_one_person() => Assert.That(
        People.Doubt("anna@town.example", People.OfToken("https://login.example", "1")),
        Does.Contain("OidcPersonClaim"));
}
