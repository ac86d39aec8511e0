// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/fleetcard.h"

#include "widgets/drawntext.h"
#include "words.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::FleetMatrix;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

/// Shape, count and word of each state that occurs; breaks into lines where it has to.
class FleetLegend : public QWidget
{
public:
    using QWidget::QWidget;

    void setCounts(const FleetMatrix::Counts &counts)
    {
        m_entries.clear();
        QStringList said;
        const auto add = [&](FleetMatrix::Mark mark) {
            const QString count = Words::count(quint64(counts[size_t(mark)]));
            m_entries.append({mark, count, FleetMatrix::word(mark)});
            said << count + u' ' + FleetMatrix::word(mark);
        };
        // What is well comes first: its count is the largest, and it names the smallest mark.
        add(FleetMatrix::Mark::Reporting);
        for (int state = 0; state < FleetMatrix::MarkCount; ++state) {
            if (FleetMatrix::Mark(state) != FleetMatrix::Mark::Reporting && counts[size_t(state)] > 0)
                add(FleetMatrix::Mark(state));
        }
        setAccessibleName(said.join(u", "_s));
        takeRoom();
        update();
    }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return layOut(width, nullptr); }
    QSize sizeHint() const override { return {300, layOut(std::max(width(), 200), nullptr)}; }
    QSize minimumSizeHint() const override { return {120, Theme::of(this).lineHeight(Role::Table)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        layOut(width(), &painter);
    }
    void resizeEvent(QResizeEvent *) override { takeRoom(); }

private:
    /// A second line keeps its room, whatever else the card is asked to show.
    void takeRoom()
    {
        if (const int wanted = layOut(width(), nullptr); wanted != minimumHeight())
            setMinimumHeight(wanted);
        updateGeometry();
    }

    struct Entry
    {
        FleetMatrix::Mark mark;
        QString count;
        QString word;
    };

    int layOut(int room, QPainter *painter) const
    {
        const Theme &theme = Theme::of(this);
        const QFont bold = theme.font(Role::Table, 600);
        const QFont plain = theme.font(Role::Table);
        const double line = theme.lineHeight(Role::Table);
        const double side = Theme::iconSize(14);
        double x = 0;
        double y = 0;
        for (const Entry &entry : m_entries) {
            const double count = QFontMetricsF(bold).horizontalAdvance(entry.count) + 1;
            const double word = QFontMetricsF(plain).horizontalAdvance(entry.word) + 1;
            const double wide = side + 6 + count + 4 + word;
            if (x > 0 && x + wide > room) {
                x = 0;
                y += line + 4;
            }
            if (painter) {
                const auto place = [&](double from, double width) {
                    return QRectF(isRightToLeft() ? room - from - width : from, y, width, line);
                };
                painter->setRenderHint(QPainter::Antialiasing);
                FleetMatrix::paintMark(*painter,
                                       QRectF(place(x, side).left(), y + (line - side) / 2, side, side),
                                       entry.mark, theme);
                painter->setFont(bold);
                painter->setPen(theme.colour(Token::Text));
                widgets::drawText(*painter, place(x + side + 6, count), Qt::AlignLeft | Qt::AlignVCenter,
                                  entry.count);
                painter->setFont(plain);
                painter->setPen(theme.colour(Token::Text2));
                widgets::drawText(*painter, place(x + side + 10 + count, word),
                                  Qt::AlignLeft | Qt::AlignVCenter, entry.word);
            }
            x += wide + 14;
        }
        return int(std::ceil(y + line));
    }

    QList<Entry> m_entries;
};

FleetCard::FleetCard(const FleetWatch &fleet, std::function<QString(const core::DeviceId &)> say,
                     QWidget *parent)
    : Card(tr("Fleet"), tr("one mark a device, worst first"), parent)
    , m_fleet(fleet)
    , m_say(std::move(say))
    , m_matrix(new FleetMatrix(this))
    , m_legend(new FleetLegend(this))
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    m_legend->setSizePolicy(policy);
    content()->setSpacing(12);
    content()->addWidget(m_matrix, 1);
    content()->addWidget(m_legend);
    m_matrix->setDescriber([this](int group, int place) { return m_say(deviceAt(group, place)); });
    connect(m_matrix, &FleetMatrix::activated, this, [this](int group, int place) {
        if (const core::DeviceId device = deviceAt(group, place); !device.isEmpty())
            emit deviceChosen(device);
    });
    connect(m_matrix, &FleetMatrix::pointed, this, &FleetCard::point);
    connect(m_matrix, &FleetMatrix::scaleChanged, this, &FleetCard::sayScale);
}

core::DeviceId FleetCard::deviceAt(int group, int place) const { return m_orders.value(group).value(place); }

void FleetCard::point(int group, int place)
{
    if (group < 0)
        sayScale();
    else
        setMeta(m_say(deviceAt(group, place)));
}

void FleetCard::sayScale()
{
    const int many = m_matrix->devicesPerMark();
    setMeta(many == 1 ? tr("one mark a device, worst first")
                      : tr("one mark for up to %n devices of one state", nullptr, many));
}

int FleetCard::wantedHeight() const
{
    constexpr int MiddleCell = 12;
    constexpr int Frame = 37 + 12 + 12 + 12; // header, padding and what is between
    return Frame + m_matrix->wantedHeight(m_fleet.total() < 200 ? 18 : MiddleCell) +
           m_legend->heightForWidth(m_legend->width());
}

void FleetCard::refresh()
{
    if (m_fleet.revision() == m_shown)
        return;
    m_shown = m_fleet.revision();
    m_orders = m_fleet.orders();
    m_matrix->setGroups(m_fleet.groups());
    m_legend->setCounts(m_fleet.counts());
}

} // namespace console
