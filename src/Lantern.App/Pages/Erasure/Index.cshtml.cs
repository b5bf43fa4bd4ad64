using Lantern.Access;
using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.Erasure;

/// <summary>What is proposed to be erased and what was, by reference and without a name.</summary>
[MayUse(Deed.Erase)]
public sealed class IndexModel(HubStore hub) : PageModel
{
    /// <summary>What is proposed and not done.</summary>
    public IReadOnlyList<ErasureProposal> Proposed { get; private set; } = [];

    /// <summary>What was erased.</summary>
    public IReadOnlyList<ErasureDone> Done { get; private set; } = [];

    /// <summary>How many files could not be read, so that a proposal on them is not here.</summary>
    public int LeftOut { get; private set; }

    public void OnGet()
    {
        var reader = HttpContext.GetReader()!;
        (Proposed, Done, LeftOut) = (hub.Erasures.Proposed(reader), hub.Erasures.Done(reader), hub.Erasures.LeftOut(reader));
    }

    /// <summary>The title of an agency.</summary>
    public string Agency(string id) => hub.Staff.Agency(id)?.Title ?? id;

    /// <summary>The name of a worker.</summary>
    public string Worker(string id) => hub.Staff.Worker(id)?.Name ?? id;

    /// <summary>The reference of a file: the authority's own where there is one, else the beginning of its id.</summary>
    public static string Reference(ErasureProposal line) => line.Reference ?? line.File.Value[..8];
}
