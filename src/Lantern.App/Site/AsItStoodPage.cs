using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace Lantern.App.Site;

/// <summary>A page that reads a file, now or as it stood at the end of a past day: what had happened and was known by then.</summary>
public abstract class AsItStoodPage(HubStore hub) : FilePage(hub)
{
    private CaseFile? _stood;

    /// <summary>The past day asked about; null for now.</summary>
    [BindProperty(SupportsGet = true)]
    public LocalDate? At { get; set; }

    /// <summary>True when a past day is shown.</summary>
    public bool IsPast => At is { } day && day < London.DayOf(File.Now) && ModelState.IsValid;

    /// <summary>The moment the page is the reading of.</summary>
    public Instant Moment => IsPast ? London.EndOf(At!.Value) : File.Now;

    /// <summary>The file as it reads at that moment.</summary>
    public CaseFile Stood => _stood ??= IsPast ? File.AsOf(Moment) : Now;

    /// <summary>What was owed then; with <paramref name="all"/> what was no longer owed too.</summary>
    public IReadOnlyList<Duty> Owed(bool all = false) => IsPast ? File.Duties(all, Moment) : File.Duties(all);

    /// <summary>This address, or another of the file, keeping the day asked about.</summary>
    public string PathTo(string page) => $"/files/{File.Id}{page}{(IsPast ? $"?at={LocalDatePattern.Iso.Format(At!.Value)}" : "")}";

    /// <summary>Says what is wrong with the day asked about.</summary>
    protected void CheckDay()
    {
        if (At is { } day && day > London.DayOf(File.Now))
            ModelState.AddModelError(nameof(At), "The day must be today or in the past");
    }
}
