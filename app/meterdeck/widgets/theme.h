// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QHash>
#include <QIcon>
#include <QPalette>
#include <QPixmap>
#include <QString>
#include <QStringList>

#include <array>

class QApplication;
class QPainter;
class QWidget;

namespace widgets {

/// A colour by its purpose. The names and values are those of resources/theme/tokens.json, in the same order.
enum class Token
{
    Window,
    Panel,
    Raised,
    Sunken,
    Line,
    LineStrong,
    Text,
    Text2,
    Text3,
    Disabled,
    Ink,
    OnInk,
    Focus,
    Select,
    SelectText,
    Link,
    Critical,
    OnCritical,
    High,
    HighLine,
    OnHigh,
    Medium,
    OnMedium,
    MediumLine,
    Low,
    OnLow,
    CriticalTint,
    HighTint,
    MediumTint,
    LowTint,
    Calm,
    Calm2,
    S1,
    S2,
    S3,
    S4,
    S5,
    S6,
    Grid,
    Axis,
    Band,
};
inline constexpr int TokenCount = int(Token::Band) + 1;

/// A type size by its purpose (px/line): 40/48, 28/32, 20/28, 16/24, 13/20, 12/16, 11/16; Mono is 12 px.
enum class Role
{
    Hero,
    Value,
    Title,
    Card,
    Body,
    Table,
    Caption,
    Mono
};

/// The look of the console as one immutable value: colours, fonts, icons, palette and style sheet, read from
/// tokens.json. There are two, light and dark; a widget finds its own with of(), from the lightness of its
/// palette, so nothing has to be handed down and a switch of the palette is a switch of the theme. GUI thread
/// only.
class Theme
{
public:
    enum class Mode
    {
        Light,
        Dark
    };

    static const Theme &light();
    static const Theme &dark();
    static const Theme &of(Mode mode) { return mode == Mode::Dark ? dark() : light(); }
    /// The theme a widget stands in; light for nullptr.
    static const Theme &of(const QWidget *widget);
    /// The theme whose window colour a palette has.
    static const Theme &of(const QPalette &palette);

    Mode mode() const { return m_mode; }
    bool isDark() const { return m_mode == Mode::Dark; }
    QColor colour(Token token) const { return m_colours[size_t(token)]; }
    /// The token's name in tokens.json, for example "lineStrong".
    static QString tokenName(Token token);
    /// How close the rows of tables stand.
    enum class Density
    {
        Dense,
        Normal,
        Comfort
    };
    /// The size of all fonts, in percent of the look (50 to 300), and the density of tables, for the whole
    /// program. Both take effect with the next apply(), which reaches every widget as a StyleChange.
    static void setScale(int percent);
    static int scale();
    static void setDensity(Density density);
    static Density density();
    /// A length that has room for text, by the look at 100 %, at the present size of fonts.
    static int grow(double pixels);
    /// The side of an icon that has so many pixels in the look: it grows with the fonts, and never shrinks.
    static int iconSize(int pixels);
    /// Whether a part shows its focus ring: it has the focus, or its property "ring" says that it stands as a
    /// picture of one that has.
    static bool hasRing(const QWidget *widget);
    /// The height of a one-line table row: 24, 28 or 32 px by density, more where fonts are larger.
    int rowHeight() const;

    /// The font of a role. Weight 0 takes the role's own (600 for titles and values, else 400).
    QFont font(Role role, int weight = 0) const;
    /// The line height of a role, in device-independent pixels; it grows with the scale.
    int lineHeight(Role role) const;
    const QPalette &palette() const { return m_palette; }
    /// The generated style sheet; holds colours, so it is set anew on every switch.
    QString styleSheet() const;
    /// Sets style, fonts, palette and style sheet of the whole program. Call again to switch.
    void apply(QApplication &application) const;

    /// A Lucide icon by file name without ".svg", tinted; `size` in device-independent pixels. The disabled
    /// state is included. An unknown name gives a null icon.
    QIcon icon(const QString &name, Token token = Token::Text, int size = 16) const;
    /// The same as one pixmap for a device pixel ratio; cached.
    QPixmap pixmap(const QString &name, Token token, int size, qreal devicePixelRatio) const;

    /// Draws the 2 px focus ring just inside a rectangle.
    void drawFocusRing(QPainter &painter, const QRectF &rect, qreal radius = 4) const;
    /// Draws diagonal hatching inside a rectangle as clipped lines: Qt's own pattern ignores the scale.
    void drawHatch(QPainter &painter, const QRectF &rect, const QColor &colour, qreal pitch = 6,
                   qreal pen = 1) const;

    /// Loads the bundled fonts once a process. False when one is missing or cannot be read.
    static bool loadFonts();

private:
    explicit Theme(Mode mode);

    Mode m_mode;
    std::array<QColor, size_t(TokenCount)> m_colours;
    QPalette m_palette;
    mutable QHash<int, QFont> m_fonts; ///< by role, weight and scale
    QStringList m_sans;
    QStringList m_mono;
};

} // namespace widgets
