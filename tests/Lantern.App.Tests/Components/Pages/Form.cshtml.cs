using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Lantern.App.Tests.Components.Pages;

/// <summary>A form with one of each field, posted back to itself.</summary>
[BindProperties]
public sealed class FormModel : PageModel
{
    /// <summary>Drafts that the script has sent, by test, newest last.</summary>
    internal static readonly System.Collections.Concurrent.ConcurrentQueue<string> Drafts = new();

    [Required(ErrorMessage = "Enter a full name")]
    public string? FullName { get; set; }

    [Display(Name = "Date of birth")]
    [Required(ErrorMessage = "Enter a date of birth")]
    public LocalDate? DateOfBirth { get; set; }

    public Part Inner { get; set; } = new();

    public LocalTime? At { get; set; }

    [Required(ErrorMessage = "Say whether the child was seen alone")]
    public string? Seen { get; set; }

    public string? Where { get; set; }

    public List<string> Worries { get; set; } = [];

    public bool Urgent { get; set; }

    public Kind? Agency { get; set; }

    public int? Distance { get; set; }

    [MaxLength(200, ErrorMessage = "Why must be 200 characters or fewer")]
    public string? Because { get; set; }

    public string? Read { get; private set; }

    public void OnGet()
    {
    }

    public IActionResult OnPost()
    {
        if (Seen == "no" && string.IsNullOrWhiteSpace(Because))
        {
            ModelState.AddModelError("", "Say why the child was not seen alone");
        }
        if (ModelState.IsValid)
        {
            Read = FormattableString.Invariant(
                $"{FullName}; {DateOfBirth:uuuu-MM-dd}; {Inner.SeenOn:uuuu-MM-dd}; {At:HH:mm}; {Seen}; {string.Join('+', Worries)}; {Urgent}; {Agency}; {Distance}");
        }
        return Page();
    }

    public IActionResult OnPostDraft()
    {
        Drafts.Enqueue(FullName ?? "");
        return StatusCode(204);
    }

    /// <summary>A date inside another thing, as pages with an Input record have it.</summary>
    public sealed class Part
    {
        [Display(Name = "Last seen")]
        public LocalDate? SeenOn { get; set; }
    }

    /// <summary>An agency, to bind a choice to an enum.</summary>
    public enum Kind
    {
        Police,
        Health,
    }
}
