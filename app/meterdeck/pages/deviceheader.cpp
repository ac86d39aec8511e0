// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/deviceheader.h"

#include "importwords.h"
#include "livefeed.h"
#include "presencewords.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "widgets/flowlayout.h"
#include "widgets/icon.h"
#include "widgets/label.h"
#include "widgets/qualitymark.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

QPixmap markPixmap(core::Quality quality, const QWidget *widget)
{
    const qreal ratio = widget->devicePixelRatioF();
    const int side = widgets::QualityMark::size();
    QPixmap pixmap(QSize(side + 2, side + 2) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    widgets::QualityMark::paint(painter, QRectF(1, 1, side, side), quality, Theme::of(widget));
    return pixmap;
}

/// The transport and, on a bus, the unit there.
QString aboutOf(const engine::DeviceInfo &info)
{
    QStringList about;
    if (info.profile)
        about << info.profile->name;
    about << ImportWords::transport(info);
    if (info.unit > 0)
        about << DeviceHeader::tr("unit %1").arg(info.unit);
    return about.join(u", "_s);
}

} // namespace

DeviceHeader::DeviceHeader(const engine::DeviceInfo &info, QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto *back = new Button({}, Button::Kind::Quiet, this);
    back->setIconName(u"chevron-left"_s);
    back->setAccessibleName(tr("Back to devices"));
    back->setToolTip(tr("Back to devices (Esc)"));
    connect(back, &QPushButton::clicked, this, &DeviceHeader::backRequested);
    m_back = back;
    row->addWidget(back, 0, Qt::AlignTop);

    auto *words = new QWidget(this);
    auto *flow = new widgets::FlowLayout(words);
    flow->setGaps(12, 4);
    auto *name =
        new Label(info.name.isEmpty() ? info.id.toString() : info.name, Role::Title, Token::Text, 600, words);
    name->setElided(true);
    flow->addWidget(name);
    if (info.name != info.id.toString())
        flow->addWidget(new widgets::Chip(info.id.toString(), widgets::Chip::Kind::Mono, words));
    auto *presence = new QWidget(words);
    auto *together = new QHBoxLayout(presence);
    together->setContentsMargins(4, 0, 0, 0);
    together->setSpacing(6);
    m_mark = new Label({}, Role::Body, Token::Text, 0, presence);
    m_presence = new Label({}, Role::Body, Token::Text, 600, presence);
    m_sentence = new Label({}, Role::Body, Token::Text2, 0, presence);
    m_sentence->setElided(true);
    together->addWidget(m_mark);
    together->addWidget(m_presence);
    together->addWidget(m_sentence, 1);
    flow->addWidget(presence);
    m_warning = new QWidget(words);
    auto *warned = new QHBoxLayout(m_warning);
    warned->setContentsMargins(0, 0, 0, 0);
    warned->setSpacing(6);
    m_warningText = new Label({}, Role::Body, Token::Text, 0, m_warning);
    warned->addWidget(new widgets::Icon(u"triangle-alert"_s, Token::HighLine, 16, m_warning));
    warned->addWidget(m_warningText);
    m_warning->hide();
    flow->addWidget(m_warning);
    auto *about = new Label(aboutOf(info), Role::Body, Token::Text2, 0, words);
    about->setElided(true);
    flow->addWidget(about);
    row->addWidget(words, 1);

    auto *window = new Button(tr("Own window"), Button::Kind::Normal, this);
    window->setIconName(u"maximize"_s);
    window->setToolTip(tr("Open this device in its own window"));
    connect(window, &QPushButton::clicked, this, &DeviceHeader::tearOffRequested);
    m_window = window;
    auto *store = new Button(tr("Export…"), Button::Kind::Normal, this);
    store->setIconName(u"download"_s);
    store->setToolTip(tr("Export this device's readings"));
    connect(store, &QPushButton::clicked, this, &DeviceHeader::exportRequested);
    row->addWidget(window, 0, Qt::AlignTop);
    row->addWidget(store, 0, Qt::AlignTop);
    showMark();
}

void DeviceHeader::refresh(const live::DeviceHealth &health)
{
    const core::Quality mark = presenceMark(health.presence);
    if (mark != m_quality) {
        m_quality = mark;
        showMark();
    }
    const QString sentence = presenceSentence(health);
    const QString word = presenceWord(health.presence);
    m_presence->setText(sentence.isEmpty() ? word : tr("%1,", "presence before its sentence").arg(word));
    m_presence->setToken(isWell(health.presence) ? Token::Text : widgets::QualityMark::token(mark));
    m_sentence->setText(sentence);
    // On the row, so that a sentence that had to be shortened keeps its own.
    m_presence->parentWidget()->setToolTip(presenceWhy(health));
}

void DeviceHeader::setWarning(const QString &warning)
{
    if (m_warningText->text() != warning)
        m_warningText->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
}

void DeviceHeader::setTornOff(bool tornOff)
{
    m_back->setVisible(!tornOff);
    m_window->setVisible(!tornOff);
}

void DeviceHeader::showMark() { m_mark->setPixmap(markPixmap(m_quality, this)); }

void DeviceHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showMark();
}

} // namespace console
