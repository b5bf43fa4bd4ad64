using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Readings;

/// <summary>How often a child was referred lately, counted together as the pack's settings <c>repeat-contacts</c> and <c>repeat-contacts-months</c> say.</summary>
/// <param name="Contacts">The contacts of that time, the newest first.</param>
/// <param name="Months">In how many months they are counted together.</param>
/// <param name="Reminds">True when they are as many as the setting names, or more.</param>
/// <param name="Outcomes">What was decided on them and on those before, the newest first.</param>
public sealed record RepeatContacts(IReadOnlyList<Entry> Contacts, int Months, bool Reminds, IReadOnlyList<Entry> Outcomes)
{
    private const int ContactsUnlessSet = 3;
    private const int MonthsUnlessSet = 12;

    /// <summary>Reads them from a file on a day.</summary>
    public static RepeatContacts Read(CaseFile file, Pack pack, LocalDate day)
    {
        var months = pack.Number("repeat-contacts-months", MonthsUnlessSet);
        var since = day.AddMonths(-months);
        var contacts = file.Entries.Where(entry => entry.Body is ContactReceived && entry.Happened.Day > since).Reverse().ToList();
        var outcomes = file.Entries.Where(entry => entry.Body is HubDecided { Outcome: not null } or ContactDecided { Outcome: not null } or FileClosed).Reverse().ToList();
        return new RepeatContacts(contacts, months, contacts.Count >= pack.Number("repeat-contacts", ContactsUnlessSet), outcomes);
    }
}
