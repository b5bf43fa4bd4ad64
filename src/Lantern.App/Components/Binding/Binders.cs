using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;

namespace Lantern.App.Components.Binding;

/// <summary>Chooses our binders for dates (three boxes) and times (one box).</summary>
public sealed class TypedBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.UnderlyingOrModelType switch
    {
        var type when type == typeof(LocalDate) => new LocalDateBinder(),
        var type when type == typeof(LocalTime) => new LocalTimeBinder(),
        _ => null,
    };
}

/// <summary>Binds a date from the boxes Name.Day, Name.Month and Name.Year, or from one ISO value in an address.</summary>
public sealed class LocalDateBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var whole = bindingContext.ValueProvider.GetValue(name);
        if (whole != ValueProviderResult.None)
        {
            Whole(bindingContext, name, whole);
            return Task.CompletedTask;
        }
        var (day, month, year) = (Box(bindingContext, "Day"), Box(bindingContext, "Month"), Box(bindingContext, "Year"));
        if (day is null && month is null && year is null)
        {
            return Task.CompletedTask;
        }
        Finish(bindingContext, TypedDate.Read(day, month, year));
        return Task.CompletedTask;
    }

    private static void Whole(ModelBindingContext binding, string name, ValueProviderResult whole)
    {
        binding.ModelState.SetModelValue(name, whole);
        var parts = (whole.FirstValue ?? "").Split('-');
        var typed = parts is [var year, var month, var day]
            ? TypedDate.Read(day, month, year)
            : TypedDate.Read(whole.FirstValue, null, null);
        Finish(binding, typed.Date is null && !typed.IsEmpty ? TypedDate.Read("0", "0", "0") : typed);
    }

    private static string? Box(ModelBindingContext binding, string part)
    {
        var name = $"{binding.ModelName}.{part}";
        var value = binding.ValueProvider.GetValue(name);
        if (value == ValueProviderResult.None)
        {
            return null;
        }
        // Kept so that the page shows what was typed; what is wrong is said once, on the date itself.
        binding.ModelState.SetModelValue(name, value);
        binding.ModelState.MarkFieldSkipped(name);
        return value.FirstValue ?? "";
    }

    private static void Finish(ModelBindingContext binding, TypedDate typed)
    {
        if (typed.Date is { } date)
        {
            binding.Result = ModelBindingResult.Success(date);
        }
        else if (typed.IsEmpty && binding.ModelMetadata.IsReferenceOrNullableType)
        {
            binding.Result = ModelBindingResult.Success(null);
        }
        else
        {
            Complaint.About(binding, typed.Problem ?? "must be entered");
        }
    }
}

/// <summary>Binds a time of day from one box.</summary>
public sealed class LocalTimeBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (value == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
        var text = value.FirstValue ?? "";
        if (string.IsNullOrWhiteSpace(text) && bindingContext.ModelMetadata.IsReferenceOrNullableType)
        {
            bindingContext.Result = ModelBindingResult.Success(null);
        }
        else if (TypedTime.Read(text) is { } time)
        {
            bindingContext.Result = ModelBindingResult.Success(time);
        }
        else
        {
            Complaint.About(bindingContext, "must be a time, like 14:30 or 2:30pm");
        }
        return Task.CompletedTask;
    }
}

internal static class Complaint
{
    public static void About(ModelBindingContext binding, string problem)
    {
        var metadata = binding.ModelMetadata;
        var what = metadata.DisplayName ?? Bound.WordsOf(metadata.Name ?? binding.ModelName);
        binding.ModelState.TryAddModelError(binding.ModelName, $"{what} {problem}");
        binding.Result = ModelBindingResult.Failed();
    }
}
