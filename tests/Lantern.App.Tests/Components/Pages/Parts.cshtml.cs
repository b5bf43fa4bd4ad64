using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Tests.Components.Pages;

/// <summary>Every part that is no form field, on one page.</summary>
public sealed class PartsModel : PageModel;
