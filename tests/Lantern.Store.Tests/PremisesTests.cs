namespace Lantern.Store.Tests;

/// <summary>What is asked of the place a hub is kept in before anything is opened.</summary>
public sealed class PremisesTests
{
    [Theory]
    [InlineData("Host=db.example;Username=lantern_web;Password=never-said")]
    [InlineData("Host=db.example;SSL Mode=Require;Password=never-said")]
    [InlineData("Host=192.0.2.7;SSL Mode=Prefer;Password=never-said")]
    [InlineData("Host=127.0.0.1:5432,db.example:5432;Password=never-said")]
    public void A_server_on_another_machine_is_not_spoken_to_without_its_certificate_being_checked(string line)
    {
        var said = Assert.Throws<StoreUnfitException>(() => new Premises("data") { Postgres = line }).Message;
        Assert.Contains("SSL Mode=VerifyFull", said, StringComparison.Ordinal);
        Assert.DoesNotContain("never-said", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db.example,db-2.example:5433;SSL Mode=VerifyFull")]
    [InlineData("Host=db.example;SSL Mode=VerifyCA")]
    [InlineData("Host=/run/postgresql;Username=x")]
    [InlineData("Host=127.0.0.1:5432,[::1]:5433,localhost;Username=x")]
    [InlineData("Username=x")]
    [InlineData("no connection string at all")]
    public void One_that_shows_a_certificate_or_stands_on_this_machine_is(string line) =>
        Assert.Equal(line, new Premises("data") { Postgres = line }.Postgres);
}
