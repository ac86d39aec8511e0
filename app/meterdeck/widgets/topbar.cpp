// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topbar.h"

#include "widgets/button.h"
#include "widgets/icon.h"
#include "widgets/label.h"
#include "widgets/qualitymark.h"
#include "widgets/searchfield.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace widgets {

class TopBar::LiveMark : public QWidget
{
public:
    LiveMark() { setFixedSize(QualityMark::Size, QualityMark::Size); }
    core::Quality quality = core::Quality::Unknown;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QualityMark::paint(painter, rect(), quality, Theme::of(this));
    }
};

TopBar::TopBar(QWidget *parent) : QFrame(parent)
{
    setFixedHeight(48);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 1);
    row->setSpacing(0);
    m_brand = new QWidget;
    m_brand->setFixedWidth(208);
    auto *brand = new QHBoxLayout(m_brand);
    brand->setContentsMargins(16, 0, 8, 0);
    brand->setSpacing(10);
    brand->addWidget(new Icon(u"gauge"_s, Token::Text, 20));
    m_brandName = new Label(u"Meterdeck"_s, Role::Body, Token::Text, 600);
    brand->addWidget(m_brandName, 1);
    row->addWidget(m_brand);
    row->addSpacing(8);

    m_workspace = new Button({}, Button::Kind::Quiet);
    m_workspace->setIconName(u"folder"_s);
    m_workspace->hide();
    connect(m_workspace, &Button::clicked, this, &TopBar::workspaceClicked);
    row->addWidget(m_workspace);
    row->addSpacing(8);
    m_mark = new LiveMark;
    m_mode = new Label({}, Role::Table, Token::Text2);
    m_figures = new Label({}, Role::Table, Token::Text);
    m_figures->setElided(true);
    m_rate = new Label({}, Role::Table, Token::Text2);
    row->addWidget(m_mark);
    row->addSpacing(5);
    row->addWidget(m_mode);
    row->addSpacing(8);
    row->addWidget(m_figures);
    row->addSpacing(8);
    row->addWidget(m_rate);
    m_mark->hide();
    row->addSpacing(16);
    row->addStretch(1);
    m_search = new SearchField;
    m_search->hide();
    connect(m_search, &SearchField::clicked, this, &TopBar::searchClicked);
    row->addWidget(m_search, 4);
    row->addStretch(1);
    row->addSpacing(16);

    m_time = new Label({}, Role::Body, Token::Text, 600);
    m_zone = new Label({}, Role::Caption, Token::Text3);
    m_date = new Label({}, Role::Caption, Token::Text2);
    row->addWidget(m_time);
    row->addSpacing(8);
    row->addWidget(m_zone);
    row->addSpacing(16);
    row->addWidget(m_date);
    row->addSpacing(12);
    m_theme = new Button({}, Button::Kind::Quiet);
    m_theme->setIconName(u"sun-moon"_s);
    m_theme->setAccessibleName(tr("Switch between the light and the dark theme"));
    m_theme->setToolTip(m_theme->accessibleName());
    m_theme->hide();
    connect(m_theme, &Button::clicked, this, &TopBar::themeSwitchClicked);
    row->addWidget(m_theme);
    row->addSpacing(12);
    m_roleArea = new QWidget;
    auto *role = new QHBoxLayout(m_roleArea);
    role->setContentsMargins(16, 0, 16, 0);
    role->setSpacing(8);
    role->addWidget(new Icon(u"user-round"_s));
    m_role = new Label;
    role->addWidget(m_role);
    m_roleArea->hide();
    row->addWidget(m_roleArea);
}

void TopBar::setWorkspace(const QString &name)
{
    m_workspace->setText(name);
    m_workspace->setHidden(name.isEmpty());
}

void TopBar::setLive(const QString &mode, const QString &figures, const QString &rate, core::Quality mark)
{
    m_mode->setText(mode);
    m_figures->setText(figures);
    m_rate->setText(rate);
    m_mark->quality = mark;
    m_mark->setHidden(mode.isEmpty());
    m_mark->setAccessibleName(QualityMark::word(mark));
    m_mark->update();
}

void TopBar::setSearch(const QString &placeholder, const QStringList &keys)
{
    m_search->setPlaceholder(placeholder, keys);
    m_search->setHidden(placeholder.isEmpty());
}

void TopBar::setClock(const QDateTime &time)
{
    const QLocale locale;
    m_time->setText(time.toString(u"HH:mm:ss"_s));
    const int minutes = std::abs(time.offsetFromUtc()) / 60;
    const QString offset = u"%1%2:%3"_s.arg(time.offsetFromUtc() < 0 ? QChar(0x2212) : QChar(u'+'))
                               .arg(minutes / 60, 2, 10, QChar(u'0'))
                               .arg(minutes % 60, 2, 10, QChar(u'0'));
    const QString zone = time.timeSpec() == Qt::UTC ? u"UTC"_s : QString::fromLatin1(time.timeZone().id());
    m_zone->setText(zone == "UTC"_L1 ? zone : offset + u' ' + zone);
    m_date->setText(locale.toString(time.date(), u"ddd d MMM yyyy"_s));
}

void TopBar::setThemeSwitchVisible(bool visible) { m_theme->setVisible(visible); }

void TopBar::setPersonRole(const QString &role)
{
    m_role->setText(role);
    m_roleArea->setHidden(role.isEmpty());
    update();
}

QSize TopBar::sizeHint() const { return {1200, 48}; }

void TopBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(Token::Panel));
    const QColor line = theme.colour(Token::Line);
    painter.fillRect(QRect(0, height() - 1, width(), 1), line);
    painter.fillRect(QRect(m_brand->width() - 1, 0, 1, height()), line);
    if (!m_roleArea->isHidden())
        painter.fillRect(QRect(m_roleArea->x(), 0, 1, height()), line);
}

} // namespace widgets
