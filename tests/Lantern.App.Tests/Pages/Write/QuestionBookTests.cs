using Lantern.App.Pages.Write;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Write;

public sealed class QuestionBookTests
{
    private static readonly QuestionBook Book = QuestionBook.Instance;

    public static TheoryData<string> EveryKind => [.. Kinds.All.Select(kind => kind.Name)];

    [Fact]
    public void No_question_is_asked_that_no_kind_has() => Assert.Empty(Book.Strangers());

    [Fact]
    public void Every_kind_is_offered_once() =>
        Assert.Equal(Kinds.All.Select(kind => kind.Name).Order(), Book.Practices.SelectMany(practice => practice.Acts).Select(act => act.Kind.Name).Order());

    [Theory, MemberData(nameof(EveryKind))]
    public void Every_field_is_asked_in_a_practitioners_words(string name)
    {
        var act = Book.Act(Kinds.Named(name)!);
        foreach (var question in act.Questions.Where(question => question.Field is not ("of" or "because")))
        {
            // The fallback is the field's own name: only a few field names are words enough by themselves.
            Assert.True(question.Ask.EndsWith('?') || IsALabel(question.Ask), $"{name}.{question.Field} asks '{question.Ask}'");
            Assert.DoesNotContain("-", question.Ask.Replace("13-", ""), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(EveryKind))]
    public void The_reason_comes_last_and_says_what_a_good_one_looks_like(string name)
    {
        var last = Book.Act(Kinds.Named(name)!).Questions[^1];
        Assert.Equal("because", last.Field);
        Assert.True(last.Hint?.Length > 30, $"{name} says nothing of a good reason");
    }

    [Theory, MemberData(nameof(EveryKind))]
    public void No_field_is_left_out_but_those_worked_on_elsewhere(string name)
    {
        var kind = Kinds.Named(name)!;
        string[] elsewhere = ["answers", "sections", "to", "of", "checklists", "considered", "details", "checklist", "from-line"];
        var asked = Book.Act(kind).Questions.Select(question => question.Field).ToHashSet();
        var left = kind.Fields.Select(field => field.Name).Except(elsewhere).Except(asked).ToList();
        left.Remove(name == "hub-action-set" ? "due" : "");
        // What is kept from some by the lines of a checklist is kept line by line, where the lines are.
        left.Remove(Lantern.Access.DefaultMarks.Can(kind) ? "" : "open-because");
        Assert.Empty(left);
    }

    // On the form of who somebody is, a label reads better than a question.
    private static bool IsALabel(string ask) => Book.Practices.Single(practice => practice.Title == "Who the file is about")
        .Acts.SelectMany(act => act.Questions).Any(question => question.Ask == ask);
}
