using Lantern.Practice;
using Lantern.Readings;

namespace Lantern.Tests.Readings;

/// <summary>A duty runs under the edition in force when its start was written.</summary>
public class EditionsTests
{
    [Fact]
    public void A_duty_begun_under_an_older_edition_keeps_its_timescale_and_one_begun_since_has_the_new()
    {
        var texts = ShippedPacks.Texts();
        var older = texts.Where(text => text.Path.StartsWith("packs/bradford/", StringComparison.Ordinal)).Select(text => new PackText(
            text.Path.Replace("packs/bradford/", "packs/bradford@2025-04/", StringComparison.Ordinal),
            text.Path.EndsWith("pack.yaml", StringComparison.Ordinal) ? text.Text.Replace("edition: 2026-11", "edition: 2025-04", StringComparison.Ordinal)
            : text.Path.EndsWith("/send-referral-to-hub.yaml", StringComparison.Ordinal) ? WithTwoDays(text.Text) : text.Text));
        var pack = Packs.Load([.. texts, .. older]).Find("bradford")!;
        var asked = CaseText.Read(Yaml.Read("""
            file:
              - { kind: contact-received, happened: 2026-04-14 }
              - { kind: contact-received, happened: 2026-04-14 }
            at: 2026-04-14
            """, "case.yaml"));
        var ink = asked.Entries.Select(entry => entry with { Edition = entry.Number == 1 ? "bradford@2025-04" : "bradford@2026-11" });
        var due = Duties.Read(CaseFile.Read(ink, asked.At!.Value), pack).Where(duty => duty.Clock.Id == "send-referral-to-hub");
        Assert.Equal([(2, 15), (1, 16)], due.Select(duty => (duty.StartedBy, duty.Due.Day.Day)));
    }

    private static string WithTwoDays(string clock)
    {
        Assert.Contains("within: 1 working-days", clock, StringComparison.Ordinal);
        return clock.Replace("within: 1 working-days", "within: 2 working-days", StringComparison.Ordinal);
    }
}
