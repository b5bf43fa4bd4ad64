using Lantern.App.Components;
using Lantern.App.Components.Parts;

namespace Lantern.App.Tests.Components;

/// <summary>Whatever is put into a part comes out as text.</summary>
public sealed class MarkupTests
{
    private const string Nasty = "<script>alert('x')</script>\" onmouseover=\"x&amp;";

    [Fact]
    public void No_text_becomes_a_tag_and_no_value_leaves_its_attribute()
    {
        Markup?[] drawn =
        [
            Markup.Html($"<p>{Nasty}</p>"),
            new Input { Name = Nasty, Id = Nasty, Value = Nasty, Label = new(Nasty), Hint = new(Nasty), Error = new(Nasty), Classes = Nasty, Prefix = new(Nasty) }.Render(),
            new Textarea { Name = Nasty, Value = "</textarea>" + Nasty, Label = new(Nasty) }.Render(),
            new Select { Name = Nasty, Label = new(Nasty), Options = [new(Nasty) { Value = Nasty }] }.Render(),
            new Radios { Name = Nasty, Fieldset = new(new Legend(Nasty)), Items = [new(Nasty, Nasty) { Hint = new(Nasty) }, Choice.Or(Nasty)] }.Render(),
            new DateInput { Id = Nasty, NamePrefix = Nasty, Parts = [new(Nasty) { Value = Nasty, Label = Nasty }] }.Render(),
            new SummaryList([new(Nasty, Nasty) { Actions = [new(Nasty, Nasty) { VisuallyHiddenText = Nasty }] }]) { Card = new() { Title = Nasty } }.Render(),
            new Table([[new(Nasty)]]) { Caption = Nasty, Head = [new(Nasty)] }.Render(),
            new ErrorSummary(Nasty) { Errors = [new(Nasty) { Href = Nasty }] }.Render(),
            new Timeline([new(Nasty, Nasty) { By = Nasty, At = Nasty, When = Nasty }]).Render(),
        ];
        Assert.All(drawn, part =>
        {
            Assert.DoesNotContain("<script", part!.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("onmouseover=\"x", part.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Letters_of_every_script_stay_themselves() =>
        Assert.Equal("<p>Zoë, Łukasz, 李, “so”</p>", Markup.Html($"<p>{"Zoë, Łukasz, 李, “so”"}</p>").ToString());

    [Fact]
    public void A_text_that_begins_with_a_new_line_keeps_it() =>
        Assert.Contains("|\nsecond line|", HtmlTree.Normalise(new Textarea { Name = "x", Value = "\nsecond line" }.Render().ToString()), StringComparison.Ordinal);
}
