using System.Text.Encodings.Web;
using System.Text.Unicode;
using Lantern.App.Components.Binding;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.WebEncoders;
using NodaTime;

namespace Lantern.App.Components;

/// <summary>Adds the look to the application: encoding, our date and time binders, and messages in plain words.</summary>
public static class Look
{
    public static IServiceCollection AddLook(this IServiceCollection services)
    {
        // Names and quotations keep their own letters; only what could be HTML is encoded.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(Markup.Encoder);
        services.Configure<MvcOptions>(options =>
        {
            options.ModelBinderProviders.Insert(0, new TypedBinderProvider());
            options.ModelMetadataDetailsProviders.Add(new SuppressChildValidationMetadataProvider(typeof(LocalDate)));
            options.ModelMetadataDetailsProviders.Add(new SuppressChildValidationMetadataProvider(typeof(LocalTime)));
            // A page says itself what it needs, in words of its own.
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            SpeakPlainly(options.ModelBindingMessageProvider);
        });
        return services;
    }

    /// <summary>The headers on every answer; call it first of all.</summary>
    /// <param name="app">The application.</param>
    /// <param name="isSecure">True where browsers come by https, and are to come by nothing else for two years.</param>
    public static IApplicationBuilder UseLook(this IApplicationBuilder app, bool isSecure = false) => app.UseSecurityHeaders(isSecure);

    // None of these repeats what was typed: it may be about a child, and errors travel.
    private static void SpeakPlainly(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((_, field) => $"{field} is not in a form we can read");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "One of the answers is not in a form we can read");
        messages.SetUnknownValueIsInvalidAccessor(field => $"{field} is not in a form we can read");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "One of the answers is not in a form we can read");
        messages.SetValueIsInvalidAccessor(_ => "This is not in a form we can read");
        messages.SetValueMustBeANumberAccessor(field => $"{field} must be a number");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "This must be a number");
        messages.SetValueMustNotBeNullAccessor(_ => "Give an answer");
        messages.SetMissingBindRequiredValueAccessor(field => $"Give an answer for {field}");
        messages.SetMissingKeyOrValueAccessor(() => "Give an answer");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Nothing was sent");
    }
}
