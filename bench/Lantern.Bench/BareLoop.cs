using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Bench;

/// <summary>The limit: eight of the clocks written out by hand in one loop over the same entries, with no pack, no source and no why.</summary>
internal static class BareLoop
{
    public static readonly string[] Clocks =
    [
        "send-referral-to-hub", "acknowledge-referral", "contact-child", "see-child-alone",
        "hold-cin-meeting", "offer-return-interview", "review-serial-risk-tool", "do-agreed-action",
    ];

    /// <summary>The sum over open duties of due day and starting entry, the same as the engine's.</summary>
    public static long Read(List<Entry> file, WorkingDays calendar)
    {
        var contact = (Number: 0, Due: default(LocalDate));
        var (alone, cin, tool) = (contact, contact, contact);
        var (sent, received) = (contact, contact);
        var every = new Span(4, Unit.Weeks);
        var interviews = new List<(int Number, LocalDate Day)>();
        var actions = new Dictionary<int, LocalDate>();
        foreach (var entry in file)
        {
            var (day, number) = (entry.Happened.Day, entry.Number);
            switch (entry.Body)
            {
                case ContactReceived: received = (number, calendar.After(day, 1)); break;
                case ReferralSentToHub: received.Number = 0; sent = (number, calendar.After(day, 1)); break;
                case ReferralAcknowledged: sent.Number = 0; break;
                case PlanAgreed { Type: PlanType.Cin, ContactEvery: { } agreed }:
                    every = agreed;
                    contact = (number, every.After(day, calendar));
                    alone = (number, day.PlusWeeks(4));
                    cin = (number, day.PlusWeeks(6));
                    break;
                case ChildContacted when contact.Number > 0: contact = (number, every.After(day, calendar)); break;
                case ChildSeen seen:
                    if (contact.Number > 0)
                        contact = (number, every.After(day, calendar));
                    if (alone.Number > 0 && seen.Alone == true && entry.Writer.Role == "allocated-worker")
                        alone = (number, day.PlusWeeks(4));
                    break;
                case MeetingHeld { Type: MeetingType.Cin } when cin.Number > 0: cin = (number, day.PlusWeeks(6)); break;
                case MissingEnded: interviews.Add((number, London.DayOf(entry.Happened.Start + Duration.FromHours(72)))); break;
                case ReturnInterviewOffered: interviews.Clear(); break;
                case ToolCompleted { Tool: "seraf" }: tool = (number, day.PlusMonths(3)); break;
                case ActionAgreed { Due: { } due }: actions[number] = due; break;
                case ActionDone { Of: { } of }: actions.Remove(of); break;
            }
        }
        return Sum([received, sent, contact, alone, cin, tool, .. interviews, .. actions.Select(action => (action.Key, action.Value))]);
    }

    private static long Sum(ReadOnlySpan<(int Number, LocalDate Due)> open)
    {
        long sum = 0;
        foreach (var (number, due) in open)
            sum += number == 0 ? 0 : DaysOf(due) + number;
        return sum;
    }

    public static long DaysOf(LocalDate day) => day.Year * 366L + day.DayOfYear;
}
