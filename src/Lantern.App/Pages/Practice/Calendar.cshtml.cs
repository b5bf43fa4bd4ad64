using Lantern.App.Site;
using Lantern.Practice;

namespace Lantern.App.Pages.Practice;

/// <summary>The working days: which bank holidays are counted, and for which years they are known.</summary>
[MayUse]
public sealed class CalendarModel(Pack pack) : PracticePage(pack)
{
    /// <summary>The calendar of this hub's nation.</summary>
    public Calendar Calendar => Pack.Calendars[Pack.CalendarName];
}
