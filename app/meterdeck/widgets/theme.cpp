// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include "widgets/accessibleparts.h"
#include "widgets/stylesheet.h"
#include "widgets/themestyle.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QWidget>

using namespace Qt::StringLiterals;

// Outside the namespace: the macro declares a function there. A static library's resources are not linked in
// unasked.
static void initResources() { Q_INIT_RESOURCE(face); }

namespace widgets {

namespace {

constexpr std::array<const char *, size_t(TokenCount)> TokenNames{
    "window",     "panel",    "raised",     "sunken",     "line",  "lineStrong",   "text",
    "text2",      "text3",    "disabled",   "ink",        "onInk", "focus",        "select",
    "selectText", "link",     "critical",   "onCritical", "high",  "highLine",     "onHigh",
    "medium",     "onMedium", "mediumLine", "low",        "onLow", "criticalTint", "highTint",
    "mediumTint", "lowTint",  "calm",       "calm2",      "s1",    "s2",           "s3",
    "s4",         "s5",       "s6",         "grid",       "axis",  "band"};

struct TypeSize
{
    int px;
    int line;
    int weight;
};
constexpr TypeSize typeSize(Role role)
{
    switch (role) {
    case Role::Hero:
        return {40, 48, 600};
    case Role::Value:
        return {28, 32, 600};
    case Role::Title:
        return {20, 28, 600};
    case Role::Card:
        return {16, 24, 600};
    case Role::Body:
        return {13, 20, 400};
    case Role::Table:
        return {12, 16, 400};
    case Role::Caption:
        return {11, 16, 400};
    case Role::Mono:
        return {12, 16, 400};
    }
    return {13, 20, 400};
}

// Sizes of the whole program, as QLocale's default is; colours are the only thing the two themes differ in.
int scaleInUse = 100;
Theme::Density densityInUse = Theme::Density::Normal;

int scaled(int px) { return (px * scaleInUse + 50) / 100; }

QJsonObject readTokens()
{
    initResources();
    QFile file(u":/meterdeck/theme/tokens.json"_s);
    const bool opened = file.open(QIODevice::ReadOnly);
    const QJsonDocument document = opened ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
    // The file is compiled in: without it the program was built wrongly, which no user can mend.
    if (!document.isObject())
        qFatal("tokens.json is missing from the program's resources or is not a JSON object");
    return document.object();
}

QStringList families(const QJsonValue &list)
{
    QStringList result;
    for (const QJsonValue &family : list.toArray())
        result.append(family.toString());
    return result;
}

} // namespace

Theme::Theme(Mode mode) : m_mode(mode)
{
    const QJsonObject tokens = readTokens();
    const QString key = mode == Mode::Dark ? u"dark"_s : u"light"_s;
    const QJsonObject colours = tokens.value("colour"_L1).toObject();
    for (int i = 0; i < TokenCount; ++i) {
        const QString name = tokenName(Token(i));
        m_colours[size_t(i)] = QColor(colours.value(name).toObject().value(key).toString());
        if (!m_colours[size_t(i)].isValid())
            qFatal("tokens.json has no colour \"%s\"", qPrintable(name));
    }
    const QJsonObject type = tokens.value("type"_L1).toObject();
    m_sans = families(type.value("family"_L1));
    m_mono = families(type.value("mono"_L1));

    const QMetaEnum roles = QMetaEnum::fromType<QPalette::ColorRole>();
    const QJsonObject palette = tokens.value("palette"_L1).toObject();
    // Twice: a role without a group sets all three, so the disabled ones have to come last.
    for (const bool disabled : {false, true}) {
        for (auto it = palette.begin(); it != palette.end(); ++it) {
            const bool isDisabled = it.key().startsWith("Disabled."_L1);
            if (isDisabled != disabled)
                continue;
            const QString role = isDisabled ? it.key().mid(9) : it.key();
            const QColor colour(colours.value(it.value().toString()).toObject().value(key).toString());
            const int value = roles.keyToValue(role.toLatin1().constData());
            if (value < 0)
                continue;
            if (isDisabled)
                m_palette.setColor(QPalette::Disabled, QPalette::ColorRole(value), colour);
            else
                m_palette.setColor(QPalette::ColorRole(value), colour);
        }
    }
}

const Theme &Theme::light()
{
    static const Theme theme(Mode::Light);
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme(Mode::Dark);
    return theme;
}

const Theme &Theme::of(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? dark() : light();
}

const Theme &Theme::of(const QWidget *widget) { return widget ? of(widget->palette()) : light(); }

QString Theme::tokenName(Token token) { return QString::fromLatin1(TokenNames[size_t(token)]); }

QFont Theme::font(Role role, int weight) const
{
    const TypeSize size = typeSize(role);
    // Kept: a new font has to look for its engine among all families, a copy of a used one has it.
    const int key = (int(role) * 1000 + weight) * 1000 + scale();
    if (const auto kept = m_fonts.constFind(key); kept != m_fonts.constEnd())
        return *kept;
    QFont font;
    font.setFamilies(role == Role::Mono ? m_mono : m_sans);
    font.setPixelSize(scaled(size.px));
    font.setWeight(QFont::Weight(weight ? weight : size.weight));
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    m_fonts.insert(key, font);
    return font;
}

int Theme::grow(double pixels) { return int(std::lround(pixels * scale() / 100.0)); }

int Theme::iconSize(int pixels) { return std::max(pixels, grow(pixels)); }

bool Theme::hasRing(const QWidget *widget) { return widget->hasFocus() || widget->property("ring").toBool(); }

int Theme::lineHeight(Role role) const { return scaled(typeSize(role).line); }

void Theme::setScale(int percent) { scaleInUse = std::clamp(percent, 50, 300); }

int Theme::scale() { return scaleInUse; }

void Theme::setDensity(Density density) { densityInUse = density; }

Theme::Density Theme::density() { return densityInUse; }

int Theme::rowHeight() const
{
    const int air = densityInUse == Density::Dense ? 8 : densityInUse == Density::Normal ? 12 : 16;
    return lineHeight(Role::Table) + air;
}

QString Theme::styleSheet() const { return generateStyleSheet(*this); }

void Theme::apply(QApplication &application) const
{
    loadFonts();
    // Once: with a style sheet set, style() is no longer the one that was given.
    if (!application.property("meterdeckStyle").toBool()) {
        application.setStyle(new ThemeStyle);
        installAccessibleParts();
        application.setProperty("meterdeckStyle", true);
    }
    application.setFont(font(Role::Body));
    application.setPalette(m_palette);
    application.setStyleSheet(styleSheet());
}

QPixmap Theme::pixmap(const QString &name, Token token, int size, qreal devicePixelRatio) const
{
    const QColor tint = colour(token);
    const QString key = u"meterdeck/%1/%2/%3/%4"_s.arg(name, tint.name()).arg(size).arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(u":/meterdeck/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", tint.name().toLatin1());
    // Lucide draws with 2 units of 24; the smaller the icon, the more of them it needs to keep its weight.
    svg.replace("stroke-width=\"2\"", size >= 20 ? "stroke-width=\"1.5\"" : "stroke-width=\"1.75\"");
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, size, size));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon Theme::icon(const QString &name, Token token, int size) const
{
    QIcon icon;
    for (const qreal ratio : {1.0, 2.0, 3.0}) {
        const QPixmap normal = pixmap(name, token, size, ratio);
        if (normal.isNull())
            return {};
        icon.addPixmap(normal, QIcon::Normal);
        icon.addPixmap(pixmap(name, Token::Disabled, size, ratio), QIcon::Disabled);
    }
    return icon;
}

void Theme::drawFocusRing(QPainter &painter, const QRectF &rect, qreal radius) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour(Token::Focus), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

void Theme::drawHatch(QPainter &painter, const QRectF &rect, const QColor &colour, qreal pitch,
                      qreal pen) const
{
    if (rect.isEmpty())
        return;
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, pen));
    const qreal step = pitch * M_SQRT2; // along the edge, so that the lines stand `pitch` apart
    // From the origin, not from the rectangle: neighbouring hatches then join without a seam.
    const qreal first = std::floor((rect.left() + rect.top()) / step) * step;
    for (qreal c = first; c < rect.right() + rect.bottom() + step; c += step)
        painter.drawLine(QPointF(c - rect.bottom(), rect.bottom()), QPointF(c - rect.top(), rect.top()));
    painter.restore();
}

bool Theme::loadFonts()
{
    static const bool loaded = [] {
        initResources();
        bool good = true;
        for (const QString &file :
             {u"MeterdeckSans-Regular.otf"_s, u"MeterdeckSans-Medium.otf"_s, u"MeterdeckSans-SemiBold.otf"_s,
              u"JetBrainsMono-Regular.ttf"_s, u"JetBrainsMono-Medium.ttf"_s}) {
            if (QFontDatabase::addApplicationFont(u":/meterdeck/fonts/"_s + file) < 0) {
                qWarning("The font %s cannot be loaded", qPrintable(file));
                good = false;
            }
        }
        return good;
    }();
    return loaded;
}

} // namespace widgets
