using Lantern.Practice;

namespace Lantern.App.Pages.Plan;

/// <summary>The headings of a plan, from the pack's list.</summary>
public sealed class PlanAreas(Pack pack)
{
    /// <summary>The heading under which disruption stands.</summary>
    public const string Disruption = "disruption";

    private static readonly ListLine[] Usual =
    [
        new("supporting-child", "Supporting the child"), new("protecting-child", "Protecting the child"),
        new("supporting-parents", "Supporting parents and carers"), new("police-investigation", "Police investigation"), new(Disruption, "Disruption"),
    ];

    /// <summary>All of them in order.</summary>
    public IReadOnlyList<ListLine> All => pack.Lists.GetValueOrDefault("plan-areas")?.Lines ?? Usual;

    /// <summary>A heading in words; one the pack does not know stands as it was written.</summary>
    public string Title(string? area) => All.FirstOrDefault(line => line.Id == area)?.Title ?? (area is { Length: > 0 } ? Kebab.Words(area) : "Other actions");

    /// <summary>Whether it is one of the pack's.</summary>
    public bool Has(string? area) => All.Any(line => line.Id == area);
}
