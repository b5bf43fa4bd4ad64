using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;

namespace Lantern.Tests.Readings;

public class RepeatContactsTests
{
    private static RepeatContacts Read(string file, string at = "2026-06-10")
    {
        var text = CaseText.Read(Yaml.Read($"file: [{file}]\nat: {at}", "case.yaml"));
        return RepeatContacts.Read(CaseFile.Read(text.Entries, text.At!.Value), ShippedPacks.Named("example-hub"), London.DayOf(text.At.Value));
    }

    private static string Contact(string day) => $"{{ kind: contact-received, happened: {day} }}";

    [Fact]
    public void Two_contacts_in_a_year_remind_nobody() => Assert.False(Read($"{Contact("2026-01-10")}, {Contact("2026-06-01")}").Reminds);

    [Fact]
    public void The_third_contact_in_twelve_months_does() =>
        Assert.True(Read($"{Contact("2025-07-01")}, {Contact("2026-01-10")}, {Contact("2026-06-01")}").Reminds);

    [Fact]
    public void A_contact_of_the_same_day_a_year_ago_is_no_longer_counted()
    {
        Assert.Equal(2, Read($"{Contact("2025-06-10")}, {Contact("2026-01-10")}, {Contact("2026-06-01")}").Contacts.Count);
        Assert.Equal(3, Read($"{Contact("2025-06-11")}, {Contact("2026-01-10")}, {Contact("2026-06-01")}").Contacts.Count);
    }

    [Fact]
    public void What_was_decided_before_is_there_the_newest_first()
    {
        var outcomes = Read($$"""
            {{Contact("2024-01-10")}}, { kind: hub-decided, happened: 2024-01-12, outcome: no-further-action },
            {{Contact("2026-01-10")}}, { kind: hub-decided, happened: 2026-01-12, outcome: targeted-support }
            """).Outcomes;
        Assert.Equal([HubOutcome.TargetedSupport, HubOutcome.NoFurtherAction], outcomes.Select(entry => ((HubDecided)entry.Body).Outcome!.Value));
    }
}
