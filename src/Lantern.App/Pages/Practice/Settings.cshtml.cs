using Lantern.App.Site;
using Lantern.Practice;

namespace Lantern.App.Pages.Practice;

/// <summary>The numbers an authority may change.</summary>
[MayUse]
public sealed class SettingsModel(Pack pack) : PracticePage(pack)
{
    /// <summary>The settings by title.</summary>
    public IEnumerable<Setting> Settings => Pack.Settings.Values.OrderBy(setting => setting.Title, StringComparer.Ordinal);
}
