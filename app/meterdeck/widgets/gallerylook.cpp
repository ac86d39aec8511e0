// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card.h"
#include "widgets/gallery.h"
#include "widgets/galleryparts.h"
#include "widgets/label.h"

#include <QBoxLayout>
#include <QDir>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

// WCAG 2.1.
double contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &colour) {
        const auto part = [](double c) {
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
    };
    const double x = luminance(a) + 0.05;
    const double y = luminance(b) + 0.05;
    return std::max(x, y) / std::min(x, y);
}

/// All tokens, three a row: a swatch, name and value, contrast on panel.
class Swatches : public QWidget
{
public:
    static constexpr int Columns = 3;
    Swatches() { setMinimumWidth(520); }
    QSize sizeHint() const override { return {560, (TokenCount + Columns - 1) / Columns * Theme::grow(36)}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const int rows = (TokenCount + Columns - 1) / Columns;
        const double wide = width() / double(Columns);
        const double high = Theme::grow(36);
        for (int at = 0; at < TokenCount; ++at) {
            const QColor colour = theme.colour(Token(at));
            const QRectF cell(at / rows * wide, at % rows * high, wide - 20, high);
            painter.setPen(QPen(theme.colour(Token::LineStrong), 1));
            painter.setBrush(colour);
            painter.drawRoundedRect(QRectF(cell.left() + 0.5, cell.top() + 5.5, 24, 24), 4, 4);
            painter.setFont(theme.font(Role::Table, 600));
            painter.setPen(theme.colour(Token::Text));
            painter.drawText(cell.adjusted(34, 2, 0, -cell.height() / 2), Qt::AlignLeft | Qt::AlignVCenter,
                             Theme::tokenName(Token(at)));
            painter.setFont(theme.font(Role::Mono));
            painter.setPen(theme.colour(Token::Text3));
            painter.drawText(cell.adjusted(34, cell.height() / 2 - 2, 0, -2),
                             Qt::AlignLeft | Qt::AlignVCenter, colour.name());
            painter.setFont(theme.font(Role::Table));
            painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter,
                             numberText(contrast(colour, theme.colour(Token::Panel)), 1));
        }
    }
};

/// Squares of the spacing, rounded fields of the radii.
class Measures : public QWidget
{
public:
    QSize sizeHint() const override { return {420, Theme::grow(60)}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(theme.font(Role::Caption));
        const double high = Theme::grow(16);
        double x = 0;
        for (const int space : {4, 8, 12, 16, 24, 32}) {
            painter.fillRect(QRectF(x, 34 - space, space, space), theme.colour(Token::Calm2));
            const double wide = std::max<double>(space, Theme::grow(16));
            painter.setPen(theme.colour(Token::Text3));
            painter.drawText(QRectF(x, 38, wide, high), Qt::AlignLeft, QString::number(space));
            x += wide + 12;
        }
        x += 24;
        for (const int radius : {3, 4, 6}) {
            painter.setPen(QPen(theme.colour(Token::LineStrong), 1));
            painter.setBrush(theme.colour(Token::Raised));
            const QRectF box(x + 0.5, 4.5, 44, 28);
            painter.drawRoundedRect(box, radius, radius);
            painter.setPen(theme.colour(Token::Text));
            painter.drawText(box, Qt::AlignCenter, QString::number(radius));
            x += 56;
        }
    }
};

/// All icons, tinted, at 16 and 24 px.
class Icons : public QWidget
{
public:
    Icons() : m_names(QDir(u":/meterdeck/icons"_s).entryList({u"*.svg"_s})) {}
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override
    {
        const int perRow = std::max(1, width / Cell);
        return (int(m_names.size()) + perRow - 1) / perRow * Cell;
    }
    QSize sizeHint() const override { return {Cell * 18, heightForWidth(Cell * 18)}; }
    QSize minimumSizeHint() const override { return {Cell * 8, heightForWidth(Cell * 18)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        const int perRow = std::max(1, width() / Cell);
        for (int at = 0; at < m_names.size(); ++at) {
            const QString name = m_names.at(at).chopped(4);
            const QPoint spot(at % perRow * Cell, at / perRow * Cell);
            painter.drawPixmap(spot + QPoint(0, 8),
                               theme.pixmap(name, Token::Text2, 16, devicePixelRatioF()));
        }
    }

private:
    static constexpr int Cell = 34;
    QStringList m_names;
};

Card *type()
{
    auto *card = new Card(Gallery::tr("Type"), Gallery::tr("Inter with tabular figures"));
    const auto add = [card](const QString &text, Role role, const QString &note) {
        auto *row = new QHBoxLayout;
        auto *sample = new Label(text, role);
        row->addWidget(sample);
        row->addStretch();
        row->addWidget(new Label(note, Role::Caption, Token::Text3));
        card->content()->addLayout(row);
        card->content()->addWidget(galleryDivider(false));
    };
    add(u"First start"_s, Role::Hero, u"40 / 48, 600"_s);
    add(u"231.4"_s, Role::Value, u"28 / 32, 600"_s);
    add(u"Lines and map"_s, Role::Title, u"20 / 28, 600"_s);
    add(u"Nine meters do not answer"_s, Role::Card, u"16 / 24, 600"_s);
    add(u"Look again before you order again."_s, Role::Body, u"13 / 20, 400"_s);
    add(u"Wellawatte MSAN 0214, line 1"_s, Role::Table, u"12 / 16, 400"_s);
    add(u"dBm, 4 s, 14:32"_s, Role::Caption, u"11 / 16, 400"_s);
    add(u"කොළඹ   கொழும்பு   दिल्ली"_s, Role::Body, Gallery::tr("installed fonts"));
    add(u"0F 04 04 43 E7 66 0A"_s, Role::Mono, u"JetBrains Mono 12 / 16"_s);
    return card;
}

} // namespace

QWidget *galleryLook()
{
    auto *page = new QWidget;
    QBoxLayout *columns = galleryColumns(page);
    QBoxLayout *left = galleryColumn(columns, 3);
    auto *colours = new Card(Gallery::tr("Colours"), Gallery::tr("contrast on panel"));
    colours->content()->addWidget(new Swatches);
    left->addWidget(colours);
    auto *icons = new Card(Gallery::tr("Icons"), u"Lucide"_s);
    icons->content()->addWidget(new Icons);
    left->addWidget(icons);
    left->addStretch(1);
    QBoxLayout *right = galleryColumn(columns, 2);
    right->addWidget(type());
    auto *measures = new Card(Gallery::tr("Spacing and radii"), u"px"_s);
    measures->content()->addWidget(new Measures);
    right->addWidget(measures);
    right->addStretch(1);
    return page;
}

} // namespace widgets
